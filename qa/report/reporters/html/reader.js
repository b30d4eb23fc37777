// The reader: which languages they read, and how they open files. Both stay in this browser.
const READS = 'qa.reads', OPENS = 'qa.opens';
const reads = new Set();

function isRead(version) {
  return reads.has(version.tag);
}

// The languages in which the reader is told of values: those they read, else the browser's.
function locales() {
  try { return reads.size ? Intl.getCanonicalLocales([...reads]) : undefined; } catch { return undefined; }
}

function restoreReader() {
  try { for (const tag of JSON.parse(kept(READS) || '[]')) reads.add(String(tag)); } catch { reads.clear(); }
}

// Asked once, where there is something that not everybody reads.
function offerReader() {
  const tags = [...new Map(versions.map((version) => [version.tag, version])).values()];
  at('reads').append(...tags.map((version) => {
    const box = element('input', {type: 'checkbox', checked: reads.has(version.tag), value: version.tag});
    return element('label', {className: 'check'}, box, ` ${version.title}`);
  }));
  at('opens').value = kept(OPENS) || given.link || '';
  at('ask').hidden = kept(READS) !== null || tags.every((version) => version.script === 'Latn');
  at('ask-open').addEventListener('click', () => at('reader-dialog').showModal());
  at('ask-later').addEventListener('click', () => { keep(READS, JSON.stringify([...reads])); at('ask').hidden = true; });
  at('reader').addEventListener('click', () => at('reader-dialog').showModal());
  at('reader-dialog').addEventListener('close', keepReader);
}

function keepReader() {
  reads.clear();
  for (const box of at('reads').querySelectorAll('input')) if (box.checked) reads.add(box.value);
  keep(READS, JSON.stringify([...reads]));
  keep(OPENS, at('opens').value.trim());
  at('ask').hidden = true;
  if (now() === 'findings') redraw();
}

// A place in a file; a link where the run or the reader says how files are opened. Only schemes that open something.
function placed(path, line, column = 1) {
  const code = element('code', {}, ...shownText(column > 1 ? `${path}:${line}:${column}` : `${path}:${line}`));
  const address = addressOf(path, line, column);
  return address ? element('a', {href: address, rel: 'noreferrer', target: '_blank'}, code) : code;
}

const SAFE = /^(https?|file|vscode|vscodium|cursor|zed|idea|subl):/i;
function addressOf(path, line, column) {
  const pattern = kept(OPENS) || given.link || '';
  if (!SAFE.test(pattern)) return '';
  const parts = {path: path.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/'), line, column};
  return pattern.replace(/\{(path|line|column)\}/g, (_, name) => parts[name]);
}
