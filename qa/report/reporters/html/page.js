// The page: tabs, keys, export and import, light and dark, print.
const TABS = ['overview', 'findings', 'facts', 'behind'].filter((name) => at(name));

function show(name, focus = false) {
  for (const tab of TABS) {
    const on = tab === name;
    at(tab).hidden = !on;
    at(`tab-${tab}`).setAttribute('aria-selected', on);
    at(`tab-${tab}`).tabIndex = on ? 0 : -1;
    if (on && focus) at(`tab-${tab}`).focus();
  }
  document.body.dataset.tab = name;
  if (name === 'findings') { draw(); showDetail(shown[active]); }
  if (name === 'facts') showFacts();
  address();
}

const now = () => document.body.dataset.tab;

function redraw() {
  summarise();
  draw();
  showDetail(shown[active]);
}

function refresh() {
  filter();
  showFilters();
  active = Math.min(active, Math.max(0, shown.length - 1));
  list.scrollTop = Math.min(list.scrollTop, Math.max(0, height() - list.clientHeight));
  redraw();
}

function open(index) {
  move(index);
  document.body.classList.add('reading');
  if (matchMedia('(max-width: 800px)').matches) detail.focus();
  else list.focus({preventScroll: true});
}

function close() {
  document.body.classList.remove('reading');
  list.focus({preventScroll: true});
}

function say(text) {
  at('progress').textContent = text;
}

// The address of what is shown: filters, and the finding that is open.
let quiet = '';
function address() {
  const set = Object.entries(wanted).filter(([key, value]) => String(value) !== String(DEFAULTS[key]));
  const query = new URLSearchParams(set.map(([key, value]) => [key, String(value)]));
  const finding = shown[active];
  if (now() === 'findings' && finding) query.set('finding', finding.fingerprint);
  quiet = `#/${now()}${String(query) ? `?${query}` : ''}`;
  history.replaceState(null, '', quiet);
}

async function copyLink() {
  address();
  try { await navigator.clipboard.writeText(location.href); say('The link is copied.'); } catch { say('The link is in the address bar.'); }
}

// Shows a finding, whatever is filtered out.
function goTo(finding) {
  const at = shown.findIndex((each) => each === finding || like.get(each.order)?.includes(finding));
  if (at >= 0) open(at);
}

function openFingerprint(fingerprint) {
  const finding = findings.find((each) => each.fingerprint === fingerprint);
  if (!finding) { say('The finding of this link is not in this report: its text has changed, or it is gone.'); return; }
  if (!shown.some((each) => each === finding || like.get(each.order)?.includes(finding))) { Object.assign(wanted, DEFAULTS); refresh(); }
  goTo(finding);
}

// #/findings?check=...&version=...&finding=...: the overview's links, and any link a colleague sends; #fingerprint.
function follow() {
  if (location.hash === quiet && quiet) return;
  if (/^#[0-9a-f]{16}$/.test(location.hash)) { const [, ...rest] = location.hash; show('findings'); openFingerprint(rest.join('')); return; }
  const [name, query] = location.hash.slice(2).split('?');
  const tab = TABS.includes(name) ? name : 'overview';
  if (query !== undefined) {
    Object.assign(wanted, DEFAULTS);
    for (const [key, value] of new URLSearchParams(query)) if (key in DEFAULTS) wanted[key] = key === 'severities' ? value.split(',').map(Number).filter((n) => n in SEVERITIES) : value;
    if (!(wanted.order in ORDERS)) wanted.order = DEFAULTS.order;
    active = 0;
    refresh();
  }
  show(tab);
  const finding = new URLSearchParams(query).get('finding');
  if (finding) openFingerprint(finding);
}

function save(text, type, name) {
  const link = element('a', {href: URL.createObjectURL(new Blob(Array.isArray(text) ? text : [text], {type})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function saveDecisions() {
  const text = exported();
  if (text) save(text, 'application/x-ndjson', 'qa-decisions.jsonl');
  else say('No decisions to export yet.');
}

const KEYS = {
  j: () => move(active + 1), k: () => move(active - 1), a: () => judge('accept'), r: () => judge('reject'), u: () => judge('undo'),
  x: () => shown.length && pick(active), e: () => at('reason')?.focus(), s: () => openSuggestion(), w: () => openWork(),
  c: () => copyLink(), v: () => unfold('others'), b: () => unfold('around'), Enter: () => open(active),
  ArrowDown: () => move(active + 1), ArrowUp: () => move(active - 1), Home: () => move(0), End: () => move(shown.length - 1),
  PageDown: () => move(active + Math.floor(list.clientHeight / HEIGHT)), PageUp: () => move(active - Math.floor(list.clientHeight / HEIGHT)),
};

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) { if (typing) event.target.blur(); close(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.target.role === 'tab' && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
    const step = event.key === 'ArrowRight' ? 1 : TABS.length - 1;
    show(TABS[(TABS.indexOf(now()) + step) % TABS.length], true);
  } else if (event.key === '?') at('help-dialog').showModal();
  else if (event.key === '/') { show('findings'); at('query').focus(); } else if (TABS[Number(event.key) - 1]) show(TABS[Number(event.key) - 1], true);
  else if (now() === 'findings' && event.key in KEYS) {
    // Buttons and tabs keep their own keys; scrolling keys belong to the list.
    const single = event.key.length === 1;
    if (!single && event.target !== list && event.target !== document.body) return;
    KEYS[event.key]();
  } else return;
  event.preventDefault();
}

const THEMES = {auto: ['◐', 'as the system'], light: ['☀', 'light'], dark: ['☾', 'dark']};
function theme(name) {
  document.documentElement.dataset.theme = name;
  at('theme').textContent = THEMES[name][0];
  at('theme').setAttribute('aria-label', `Colours: ${THEMES[name][1]}`);
}

const PRINTED = 2000;
function print() {
  const cut = shown.length > PRINTED ? [element('p', {textContent: `The first ${PRINTED} of ${shown.length} findings.`})] : [];
  at('print').replaceChildren(...cut, ...shown.slice(0, PRINTED).map((finding) => {
    const decision = decisionOf(finding);
    const said = decision ? [element('p', {className: 'who'}, ...shownText(`${VERDICTS[decision.verdict]} ${decision.reason}`))] : [];
    return element('article', {}, ...described(finding), ...said);
  }));
}

restore();
restoreReader();
offerReader();
offerFilters();
offerFacts();
filter();
showFilters();
summarise();
theme(THEMES[kept('qa.theme')] ? kept('qa.theme') : 'auto');
for (const tab of TABS) at(`tab-${tab}`).addEventListener('click', () => show(tab));
at('theme').addEventListener('click', () => {
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
  theme(next);
  keep('qa.theme', next);
});
at('help').addEventListener('click', () => at('help-dialog').showModal());
at('by').value = kept(NAME) || '';
at('by').addEventListener('change', () => keep(NAME, at('by').value.trim()));
at('export').addEventListener('click', saveDecisions);
at('work').addEventListener('click', openWork);
at('work-dialog').addEventListener('close', saveWork);
at('conflict-dialog').addEventListener('close', () => { settleConflicts(at('conflict-dialog').returnValue); refresh(); });
at('import').addEventListener('click', () => at('file').click());
at('file').addEventListener('change', async () => {
  const said = [];
  for (const file of at('file').files) said.push(imported(await file.text(), file.name));
  at('file').value = '';
  refresh();
  say(said.at(-1) ?? '');
  showConflicts();
});
at('more').addEventListener('click', () => {
  const on = at('facets').classList.toggle('open');
  at('more').setAttribute('aria-expanded', on);
});
at('bulk').addEventListener('click', () => {
  const count = chosen().length;
  at('bulk-title').textContent = `Decide on ${count.toLocaleString('en')} finding${count === 1 ? '' : 's'}`;
  at('bulk-dialog').showModal();
});
at('bulk-dialog').addEventListener('close', () => {
  const verdict = at('bulk-dialog').returnValue;
  if (!['accept', 'reject', 'undo'].includes(verdict)) return;
  decide(chosen(), verdict, at('bulk-reason').value);
  picked.clear();
  refresh();
});
for (const form of document.querySelectorAll('form.filters')) form.addEventListener('submit', (event) => event.preventDefault());
list.addEventListener('scroll', () => requestAnimationFrame(draw));
addEventListener('resize', draw);
addEventListener('keydown', onKey);
addEventListener('hashchange', follow);
addEventListener('beforeprint', print);
addEventListener('afterprint', () => at('print').replaceChildren());
follow();
warm();
