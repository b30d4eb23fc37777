// What the page was given, and text made of it: never markup.
const given = JSON.parse(document.getElementById('data').textContent);
const at = (id) => document.getElementById(id);
const SEVERITIES = ['', 'note', 'warning', 'error'];
const CONFIDENCES = ['', 'low', 'medium', 'high'];

const CHANGES = ['', 'new', 'kept'];

const versions = given.versions.map(([name, tag, title, dir, script, source]) => ({name, tag, title, dir, script, source}));
const findings = given.findings.map((f, order) => ({
  order, check: f[0], category: f[1], severity: f[2], confidence: f[3], document: given.documents[f[4]], unit: f[5],
  path: f[6], line: f[7], column: f[8], version: f[9] < 0 ? null : versions[f[9]], message: f[10], raw: f[11],
  fingerprint: f[12], mqm: f[13], recorded: f[14] || null, row: f[15] ?? -1, change: CHANGES[f[16] ?? 0],
}));

// The marks of a finding; offsets are UTF-16 units already.
function marksOf(finding) {
  return finding.raw.map(([version, text, start, end, note, path, line, sound, gap]) => ({
    version: versions[version], text: given.texts[text], start, end, note, sound, gap: Boolean(gap), path: given.paths[path], line, place: `${given.paths[path]}:${line}`,
  }));
}

function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role' || key === 'for') node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== ''));
  return node;
}

// Controls, separators, bidirectional controls and tags: shown, so that nothing acts unseen.
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g;

function shownText(text) {
  const pieces = [];
  let last = 0;
  for (const found of text.matchAll(ACTING)) {
    if (found.index > last) pieces.push(text.slice(last, found.index));
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(element('span', {className: 'control', textContent: `U+${code}`}));
    last = found.index + found[0].length;
  }
  if (last < text.length) pieces.push(text.slice(last));
  return pieces;
}

function plain(text) {
  return text.replace(ACTING, (found) => `<U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

// A sentence of ours with quoted text of a document in it: each quotation keeps its own direction.
function sentence(message) {
  return message.split(/("[^"]*")/).map((piece) =>
    piece.startsWith('"') ? element('bdi', {}, ...shownText(piece)) : element('span', {}, ...shownText(piece)));
}

// One text with all its marks; a long one is cut around them, and a button shows the whole.
const ROOM = 420;
function markedText(marks, odd, whole = false) {
  const {text, version} = marks[0];
  const box = element('p', {className: 'text', lang: version.tag, dir: version.dir, 'data-script': version.script});
  const spans = marks.filter((mark) => mark.start >= 0).sort((a, b) => a.start - b.start || b.end - a.end);
  const first = spans[0]?.start ?? 0, last = Math.max(0, ...spans.map((mark) => mark.end));
  const from = whole || first < ROOM ? 0 : safe(text, first - ROOM);
  const to = whole || text.length - last < 1.3 * ROOM ? text.length : safe(text, last + ROOM);
  if (from) box.append('… ');
  let place = from;
  for (const {start, end} of spans) {
    if (start < place) continue;
    box.append(...shownText(text.slice(place, start)), element('mark', {className: odd ? 'odd' : ''}, ...shownText(text.slice(start, end))));
    place = end;
  }
  box.append(...shownText(text.slice(place, to)));
  if (to < text.length) box.append(' …');
  if (!from && to === text.length) return [box];
  const more = element('button', {type: 'button', className: 'quiet', textContent: 'Whole text'});
  more.addEventListener('click', () => { box.replaceWith(...markedText(marks, odd, true)); more.remove(); });
  return [box, more];
}

// Never between the halves of one character.
function safe(text, offset) {
  return offset > 0 && offset < text.length && /[\udc00-\udfff]/.test(text[offset]) ? offset - 1 : offset;
}
