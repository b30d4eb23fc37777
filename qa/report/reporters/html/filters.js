// Which findings are shown, in which order.
const DEFAULTS = {query: '', severities: [3, 2, 1], check: '', version: '', document: '', confidence: '', decision: '', change: '', order: 'text', grouped: '1'};
const wanted = {...DEFAULTS};
let shown = [];
// Of findings that say the same of the same texts: all of them, by the number of the first, which stands for them.
const like = new Map();

const VERDICTS = {'': 'all', undecided: 'undecided', accept: 'may stay', reject: 'to be mended', baseline: 'known before'};
const ORDERS = {
  text: ['as in the text', (a, b) => a.order - b.order],
  severity: ['worst first', (a, b) => b.severity - a.severity || b.confidence - a.confidence || a.order - b.order],
  confidence: ['surest first', (a, b) => b.confidence - a.confidence || b.severity - a.severity || a.order - b.order],
  check: ['by check', (a, b) => compare(a.check, b.check) || a.order - b.order],
  version: ['by version', (a, b) => compare(a.version?.name ?? '~', b.version?.name ?? '~') || a.order - b.order],
  document: ['by document', (a, b) => compare(a.document, b.document) || a.order - b.order],
};

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Text in lower case, some thousand pieces to a string: one search in a long string is quicker than many in short ones.
const CHUNK = 2000, BETWEEN = '\u0001';
class Index {
  constructor(count, textAt) {
    this.count = count;
    this.textAt = textAt;
    this.chunks = new Array(Math.ceil(count / CHUNK));
  }

  at(number) {
    return (this.chunks[number] ??= this.made(number * CHUNK, Math.min(this.count, (number + 1) * CHUNK)));
  }

  made(from, to) {
    const pieces = [], starts = [];
    let length = 0;
    for (let n = from; n < to; n += 1) {
      pieces.push(this.textAt(n).toLowerCase());
      starts.push(length);
      length += pieces[n - from].length + BETWEEN.length;
    }
    return {text: pieces.join(BETWEEN), starts};
  }

  // A byte a piece: 1 where it holds the words.
  hits(query) {
    const hit = new Uint8Array(this.count);
    for (let chunk = 0; chunk < this.chunks.length; chunk += 1) {
      const {text, starts} = this.at(chunk);
      for (let n = 0, place = text.indexOf(query); place >= 0; place = text.indexOf(query, starts[n])) {
        while (starts[n + 1] <= place) n += 1;
        hit[chunk * CHUNK + n] = 1;
        n += 1;
        if (n >= starts.length) break;
      }
    }
    return hit;
  }
}

const texts = new Index(given.texts.length, (n) => given.texts[n]);
const heads = new Index(findings.length, (n) => [findings[n].message, findings[n].check, findings[n].document, given.paths[findings[n].path]].join('\n'));

// Made when the page is idle, so that the first search is quick too.
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({timeRemaining: () => 0}), 20));
function warm(number = 0) {
  whenIdle((idle) => {
    let next = number;
    const most = Math.max(texts.chunks.length, heads.chunks.length);
    do {
      for (const index of [texts, heads]) if (next < index.chunks.length) index.at(next);
      next += 1;
    } while (next < most && idle.timeRemaining() > 5);
    if (next < most) warm(next);
  });
}

let held = null;
function search() {
  const query = wanted.query.toLowerCase();
  held = query ? {texts: texts.hits(query), heads: heads.hits(query)} : null;
}

function found(finding) {
  return held.heads[finding.order] || finding.raw.some((m) => held.texts[m[1]]);
}

function matches(finding) {
  if (!wanted.severities.includes(finding.severity)) return false;
  if (wanted.check && finding.check !== wanted.check && finding.category !== wanted.check) return false;
  if (wanted.version && (wanted.version === 'open' ? finding.version !== null : !concerns(finding, wanted.version))) return false;
  if (wanted.document && !finding.document.toLowerCase().includes(wanted.document.toLowerCase())) return false;
  if (wanted.confidence && finding.confidence !== Number(wanted.confidence)) return false;
  if (wanted.change && finding.change !== wanted.change) return false;
  if (wanted.decision) {
    const verdict = decisionOf(finding)?.verdict ?? 'undecided';
    if (verdict !== wanted.decision) return false;
  }
  return !held || found(finding);
}

// The odd one out; where nobody is to blame, everyone who is concerned.
function concerns(finding, name) {
  return finding.version ? finding.version.name === name : finding.raw.some((m) => versions[m[0]].name === name);
}

function filter() {
  search();
  shown = findings.filter(matches);
  if (wanted.order !== 'text') shown.sort(ORDERS[wanted.order][1]);
  group();
}

// The same check, the same sentence, the same version, the same marked words: one cause, shown once.
function group() {
  like.clear();
  if (!wanted.grouped) return;
  const groups = new Map();
  for (const finding of shown) {
    const key = [finding.check, finding.version?.name ?? '', finding.message].join('\u0001');
    const found = groups.get(key);
    if (found) found.push(finding);
    else groups.set(key, [finding]);
  }
  if (groups.size === shown.length) return;
  shown = [...groups.values()].map(([first]) => first);
  for (const found of groups.values()) if (found.length > 1) like.set(found[0].order, found);
}

// Findings with those that they stand for.
function withLikes(chosen) {
  return chosen.flatMap((finding) => like.get(finding.order) ?? [finding]);
}

function options(id, key, entries) {
  const select = at(id);
  select.append(...entries.map(([value, text]) => element('option', {value, textContent: text})));
  select.value = wanted[key];
  select.addEventListener('input', () => { wanted[key] = select.value; refresh(); });
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => compare(a[0], b[0])).map(([value, count]) => [value, `${plain(value)} (${count.toLocaleString('en')})`]);
}

function offerFilters() {
  const open = findings.some((f) => !f.version) ? [['open', 'nobody to blame']] : [];
  options('by-check', 'check', [['', 'all'], ...counted(findings.map((f) => f.check))]);
  options('by-version', 'version', [['', 'all'], ...versions.map((v) => [v.name, `${v.title} (${v.name})`]), ...open]);
  options('by-confidence', 'confidence', [['', 'all'], ['3', 'high'], ['2', 'medium'], ['1', 'low']]);
  options('by-decision', 'decision', Object.entries(VERDICTS));
  options('by-change', 'change', [['', 'all'], ['new', 'new'], ['kept', 'kept']]);
  at('changes').hidden = !findings.some((f) => f.change);
  options('order', 'order', Object.entries(ORDERS).map(([key, [text]]) => [key, text]));
  at('grouped').addEventListener('input', () => { wanted.grouped = at('grouped').checked ? '1' : ''; refresh(); });
  at('document-names').append(...given.documents.slice(0, 1000).map((name) => element('option', {value: name})));
  for (const severity of [3, 2, 1]) {
    const count = findings.filter((f) => f.severity === severity).length;
    const button = element('button', {type: 'button', className: `toggle ${SEVERITIES[severity]}`, 'aria-pressed': 'true', 'data-severity': severity},
      `${SEVERITIES[severity]}${count === 1 ? '' : 's'} `, element('span', {className: 'count', textContent: count.toLocaleString('en')}));
    button.addEventListener('click', () => {
      const on = wanted.severities.includes(severity);
      wanted.severities = on ? wanted.severities.filter((s) => s !== severity) : [...wanted.severities, severity];
      refresh();
    });
    at('severities').append(button);
  }
  for (const [id, key] of [['query', 'query'], ['by-document', 'document']]) at(id).addEventListener('input', (event) => { wanted[key] = event.target.value; refresh(); });
  at('clear').addEventListener('click', () => { Object.assign(wanted, DEFAULTS); refresh(); });
}

// The controls say what is wanted, whoever wanted it.
function showFilters() {
  for (const [id, key] of [['query', 'query'], ['by-check', 'check'], ['by-version', 'version'], ['by-document', 'document'],
    ['by-confidence', 'confidence'], ['by-decision', 'decision'], ['by-change', 'change'], ['order', 'order']]) if (at(id).value !== wanted[key]) at(id).value = wanted[key];
  at('grouped').checked = Boolean(wanted.grouped);
  for (const button of at('severities').querySelectorAll('button')) button.setAttribute('aria-pressed', wanted.severities.includes(Number(button.dataset.severity)));
  const active = ['check', 'version', 'document', 'confidence', 'decision', 'change'].filter((key) => wanted[key]).length + (wanted.severities.length < 3);
  at('more').textContent = active ? `Filters (${active})` : 'Filters';
}
