// Decisions: kept in this browser by fingerprint, exported and imported as lines of qa's decisions file.
const KEPT = 'qa.decisions', NAME = 'qa.by';
const decided = new Map();
const recorded = new Map(findings.filter((f) => f.recorded).map((f) => [f.fingerprint, f.recorded]));

function kept(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function keep(key, value) {
  try { localStorage.setItem(key, value); return true; } catch { return false; }
}

function restore() {
  const there = kept(KEPT);
  if (!there) return;
  const here = new Set(findings.map((f) => f.fingerprint));
  try {
    for (const [fingerprint, decision] of JSON.parse(there)) if (here.has(fingerprint)) decided.set(fingerprint, decision);
  } catch { /* what another page left there is no decision */ }
}

function store() {
  const others = new Map();
  try { for (const [key, value] of JSON.parse(kept(KEPT) || '[]')) others.set(key, value); } catch { others.clear(); }
  for (const finding of findings) others.delete(finding.fingerprint);
  for (const [key, value] of decided) others.set(key, value);
  if (!keep(KEPT, JSON.stringify([...others]))) say('This browser keeps no decisions: export them before you close the page.');
}

// What holds for a finding: this browser's decision, else the one of the decisions file it was made with.
function decisionOf(finding) {
  const own = decided.get(finding.fingerprint) || recorded.get(finding.fingerprint);
  if (!own) return null;
  const [verdict, reason, by, date, until, suggestion = ''] = own;
  return {verdict, reason, by, date, until, suggestion, own: decided.has(finding.fingerprint)};
}

// `until` is the last day that the decision holds; a suggestion is one text's, that of the finding `about`.
function decide(chosen, verdict, reason, {until = '', suggestion = '', about = null} = {}) {
  const today = new Date();
  const date = new Date(today - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  for (const finding of chosen) {
    if (verdict === 'undo') decided.delete(finding.fingerprint);
    else decided.set(finding.fingerprint, [verdict, reason || '', kept(NAME) || '', date, until, finding === about ? suggestion : '']);
  }
  store();
}

function beginning(text) {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, 40).join('');
}

// The keys in the order of the decisions file, what is empty left out, what acts on a terminal escaped: the bytes qa writes.
function line(finding) {
  const texts = {};
  for (const mark of marksOf(finding)) texts[mark.version.name] ??= beginning(mark.text);
  const names = Object.keys(texts).sort();
  const {verdict, reason, by, date, until, suggestion} = decisionOf(finding);
  const record = {
    fingerprint: finding.fingerprint, check: finding.check, document: finding.document, languages: names,
    texts: Object.fromEntries(names.map((name) => [name, texts[name]])), decision: verdict, reason, by, date, until, suggestion,
  };
  for (const key of Object.keys(record)) if (record[key] === '' || record[key] === undefined) delete record[key];
  return JSON.stringify(record).replace(ACTING, (found) => [...Array(found.length).keys()]
    .map((n) => `\\u${found.charCodeAt(n).toString(16).padStart(4, '0')}`).join(''));
}

function exported() {
  const seen = new Set();
  const lines = [];
  for (const finding of findings) {
    if (!decided.has(finding.fingerprint) || seen.has(finding.fingerprint)) continue;
    seen.add(finding.fingerprint);
    lines.push([`${finding.document}\u0000${finding.check}\u0000${finding.fingerprint}`, line(finding)]);
  }
  return lines.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, text]) => `${text}\n`).join('');
}

// Decisions of several reviewers: what another file says otherwise is asked, never overwritten.
let conflicts = [];
function imported(text, name = '') {
  const here = new Set(findings.map((f) => f.fingerprint));
  let taken = 0, other = 0, wrong = 0;
  for (const row of text.split('\n')) {
    if (!row.trim()) continue;
    try {
      const {fingerprint, decision, reason = '', by = '', date = '', until = '', suggestion = ''} = JSON.parse(row);
      if (!['accept', 'reject', 'baseline'].includes(decision)) throw new Error(decision);
      if (!here.has(fingerprint)) { other += 1; continue; }
      const theirs = [decision, reason, by, date, until, suggestion].map(String), mine = decided.get(fingerprint);
      if (mine && (mine[0] !== theirs[0] || (mine[5] && theirs[5] && mine[5] !== theirs[5]))) { conflicts.push({fingerprint, theirs, mine, name}); continue; }
      if (!mine) decided.set(fingerprint, theirs);
      taken += 1;
    } catch { wrong += 1; }
  }
  store();
  const rest = [conflicts.length && `${conflicts.length} that say otherwise than what is here`, other && `${other} on other findings`, wrong && `${wrong} lines that are no decisions`].filter(Boolean);
  return `${taken} decisions taken over${rest.length ? `; left out: ${rest.join(', ')}` : ''}`;
}

function showConflicts() {
  if (!conflicts.length) return;
  const byFingerprint = new Map(findings.map((f) => [f.fingerprint, f]));
  const said = ([verdict, reason, by, , , suggestion]) => [VERDICTS[verdict], by, reason, suggestion && `“${suggestion}”`].filter(Boolean).join(' · ');
  at('conflicts').replaceChildren(...conflicts.slice(0, 200).map(({fingerprint, theirs, mine}) => element('li', {},
    element('b', {}, ...sentence(byFingerprint.get(fingerprint).message)), element('br'),
    'here: ', ...shownText(said(mine)), element('br'), 'in the file: ', ...shownText(said(theirs)))));
  at('conflict-dialog').showModal();
}

function settleConflicts(choice) {
  if (choice === 'theirs') for (const {fingerprint, theirs} of conflicts) decided.set(fingerprint, theirs);
  conflicts = [];
  store();
}
