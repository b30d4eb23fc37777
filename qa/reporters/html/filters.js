// Which findings are shown, in which order.
const DEFAULTS = {query: '', severities: [3, 2, 1], check: '', version: '', document: '', confidence: '', decision: '', order: 'text'};
const wanted = {...DEFAULTS};
let shown = [];

const VERDICTS = {'': 'all', undecided: 'undecided', accept: 'accepted', reject: 'rejected', baseline: 'baseline'};
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

// Texts and sentences in lower case, made when the page is idle, so that the first search is quick too.
const lower = new Array(given.texts.length), heads = new Array(findings.length);
const textAt = (n) => (lower[n] ??= given.texts[n].toLowerCase());
const headAt = (n) => (heads[n] ??= `${findings[n].message}\n${findings[n].check}\n${findings[n].document}\n${given.paths[findings[n].path]}`.toLowerCase());

const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({timeRemaining: () => 10}), 50));
function warm(from = 0) {
  const most = Math.max(lower.length, heads.length);
  whenIdle((idle) => {
    let n = from;
    for (; n < most && (n % 500 || idle.timeRemaining() > 2); n += 1) {
      if (n < lower.length) textAt(n);
      if (n < heads.length) headAt(n);
    }
    if (n < most) warm(n);
  });
}

// Which texts hold the words that are searched, found once a text and not once a finding.
let held = null;
function search() {
  const query = wanted.query.toLowerCase();
  held = query ? {query, texts: Uint8Array.from(given.texts, (_, n) => textAt(n).includes(query))} : null;
}

function found(finding) {
  return headAt(finding.order).includes(held.query) || finding.raw.some((m) => held.texts[m[1]]);
}

function matches(finding) {
  if (!wanted.severities.includes(finding.severity)) return false;
  if (wanted.check && finding.check !== wanted.check && finding.category !== wanted.check) return false;
  if (wanted.version && (wanted.version === 'open' ? finding.version !== null : !concerns(finding, wanted.version))) return false;
  if (wanted.document && !finding.document.toLowerCase().includes(wanted.document.toLowerCase())) return false;
  if (wanted.confidence && finding.confidence !== Number(wanted.confidence)) return false;
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
  options('order', 'order', Object.entries(ORDERS).map(([key, [text]]) => [key, text]));
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
    ['by-confidence', 'confidence'], ['by-decision', 'decision'], ['order', 'order']]) if (at(id).value !== wanted[key]) at(id).value = wanted[key];
  for (const button of at('severities').querySelectorAll('button')) button.setAttribute('aria-pressed', wanted.severities.includes(Number(button.dataset.severity)));
  const active = ['check', 'version', 'document', 'confidence', 'decision'].filter((key) => wanted[key]).length + (wanted.severities.length < 3);
  at('more').textContent = active ? `Filters (${active})` : 'Filters';
}
