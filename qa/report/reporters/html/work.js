// Work lists: what must be mended, for those who mend it, as a table, a list or XLIFF; `qa report --returned` reads each of them.
const COLUMNS = ['version', 'document', 'unit', 'place', 'check', 'what', 'text', 'suggestion', 'reason', 'by', 'fingerprint'];

// One item a finding and version: what is said to be mended, sorted by version.
function workItems(version = '') {
  const items = [];
  for (const finding of findings) {
    const decision = decisionOf(finding);
    if (decision?.verdict !== 'reject' || (version && finding.version?.name !== version)) continue;
    const marks = marksOf(finding);
    const own = marks.find((mark) => mark.version === finding.version);
    const others = marks.filter((mark) => mark !== own && mark.version !== finding.version);
    const source = others.find((mark) => mark.version.source) ?? others[0];
    items.push({
      version: finding.version?.name ?? '', document: finding.document, unit: finding.unit ?? '', place: `${given.paths[finding.path]}:${finding.line}`,
      check: finding.check, what: finding.message, text: own && !own.gap ? own.text : '', suggestion: decision.suggestion, reason: decision.reason,
      by: decision.by, fingerprint: finding.fingerprint, tag: finding.version?.tag ?? 'und', source: source?.version.tag ?? 'und', sourceText: source && !source.gap ? source.text : '',
    });
  }
  return items.sort((a, b) => compare(a.version, b.version));
}

const rowOfItem = (item) => COLUMNS.map((name) => plain(item[name] ?? ''));

function asCsv(items) {
  return `\ufeff${[COLUMNS, ...items.map(rowOfItem)].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

// A field of CSV; what a spreadsheet would compute is text.
function quoted(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// What tells whether an item is still there; it ends no comment and no element.
function keyOf({fingerprint, check, document: name, unit, version}) {
  return JSON.stringify({fingerprint, check, document: name, unit, version})
    .replace(/[^\u0020-\u007e]|[<>&-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function asMarkdown(items) {
  const lines = ['# To mend', ''];
  const flat = (text) => plain(text).replace(/\s+/g, ' ').trim().replace(/[\\`*_{}[\]<>&#!|~@$^]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  let version = null;
  for (const item of items) {
    if (item.version !== version) lines.push(`## ${flat(item.version) || 'No one to blame'}`, '');
    version = item.version;
    lines.push(`- [ ] **${flat(item.place)}** ${item.check}: ${flat(item.what)}`);
    for (const [name, said] of [['text', item.text], ['better', item.suggestion], ['why', item.reason]]) if (said) lines.push(`  - ${name}: ${flat(said)}`);
    lines.push(`  <!-- qa-item ${keyOf(item)} -->`, '');
  }
  return `${lines.join('\n')}\n`;
}

const xml = (text) => plain(text).replace(/[&<>"]/g, (sign) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}[sign]));

function asXliff(items) {
  const sources = items.map((item) => item.source);
  const source = [...new Set(sources)].sort((a, b) => sources.filter((s) => s === b).length - sources.filter((s) => s === a).length)[0];
  const files = new Map();
  items.forEach((item, n) => {
    const notes = [['what', item.what], ['check', item.check], ['place', item.place], ['suggestion', item.suggestion], ['reason', item.reason], ['by', item.by], ['qa-item', keyOf(item)]];
    const unit = [`    <unit id="u${n + 1}" name="${xml(item.unit)}">`, '      <notes>',
      ...notes.filter(([, said]) => said).map(([name, said]) => `        <note category="${name}">${xml(said)}</note>`), '      </notes>',
      `      <segment><source>${xml(item.source === source ? item.sourceText : '')}</source><target>${xml(item.text)}</target></segment>`, '    </unit>'];
    files.set(item.document, [...(files.get(item.document) ?? []), ...unit]);
  });
  const bodies = [...files].map(([name, units], n) => [`  <file id="f${n + 1}" original="${xml(name)}">`, ...units, '  </file>'].join('\n'));
  return ['<?xml version="1.0" encoding="utf-8"?>', `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${source}" trgLang="${items[0].tag}">`, ...bodies, '</xliff>', ''].join('\n');
}

// A workbook of one sheet: a few files of XML, packed without compression.
function asXlsx(items) {
  const ns = 'http://schemas.openxmlformats.org', office = `${ns}/officeDocument/2006/relationships`;
  const cell = (text) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, 32000))}</t></is></c>`;
  const body = [COLUMNS, ...items.map(rowOfItem)].map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return packed({
    '[Content_Types].xml': `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="to mend" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`,
  });
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

// A zip archive of stored files, all of the first day that its format knows.
function packed(files) {
  const encoder = new TextEncoder(), parts = [], directory = [];
  const DAY = 0x21;
  let place = 0;
  const fields = (...pairs) => {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) { view[size === 4 ? 'setUint32' : 'setUint16'](at, value, true); at += size; }
    return new Uint8Array(view.buffer);
  };
  for (const [name, text] of Object.entries(files)) {
    const path = encoder.encode(name), data = encoder.encode(text);
    const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, DAY], [4, crc32(data)], [4, data.length], [4, data.length], [2, path.length], [2, 0]];
    const head = fields([4, 0x04034b50], ...common);
    parts.push(head, path, data);
    directory.push(fields([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, place]), path);
    place += head.length + path.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0), count = directory.length / 2;
  return [...parts, ...directory, fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, place], [2, 0])];
}

const LISTS = {
  csv: [asCsv, 'text/csv'], xlsx: [asXlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  md: [asMarkdown, 'text/markdown'], xlf: [asXliff, 'application/xliff+xml'],
};

function openWork() {
  const items = workItems();
  if (!items.length) { say('Nothing is said to be mended yet.'); return; }
  const names = [...new Set(items.map((item) => item.version))].filter(Boolean);
  at('work-version').replaceChildren(element('option', {value: '', textContent: `all (${items.length})`}),
    ...names.map((name) => element('option', {value: name, textContent: `${name} (${items.filter((item) => item.version === name).length})`})));
  at('work-dialog').showModal();
}

function saveWork() {
  if (at('work-dialog').returnValue !== 'save') return;
  const ending = at('work-format').value, [make, type] = LISTS[ending];
  const items = workItems(at('work-version').value);
  // An XLIFF file has one target language: one file of each version.
  const groups = ending === 'xlf' ? [...new Set(items.map((item) => item.version))].map((name) => items.filter((item) => item.version === name)) : [items];
  const suffix = (own) => (ending === 'xlf' || at('work-version').value ? `-${own[0].version || 'no-one'}` : '');
  for (const own of groups) { const made = make(own); save(made, type, `qa-to-mend${suffix(own)}.${ending}`); }
}
