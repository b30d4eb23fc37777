// One finding whole: the sentence, the versions' texts beside each other, the facts of its unit, the decision.
const detail = at('detail');

function showDetail(finding) {
  if (!finding) { detail.replaceChildren(element('p', {className: 'empty', textContent: findings.length ? 'Nothing matches the filters.' : 'No findings: the versions agree in everything that was compared.'})); return; }
  const parts = [navigation(), ...described(finding), likes(finding), around(finding), others(finding), facts(finding), about(finding), decisionBar(finding)];
  detail.replaceChildren(...parts.filter(Boolean));
  detail.scrollTop = 0;
}

function navigation() {
  const back = element('button', {type: 'button', className: 'back', textContent: '‹ List'});
  const before = element('button', {type: 'button', textContent: '‹', 'aria-label': 'Previous finding'});
  const after = element('button', {type: 'button', textContent: '›', 'aria-label': 'Next finding'});
  back.addEventListener('click', close);
  before.addEventListener('click', () => move(active - 1));
  after.addEventListener('click', () => move(active + 1));
  const place = element('span', {textContent: `${(active + 1).toLocaleString('en')} of ${shown.length.toLocaleString('en')}`});
  const link = element('button', {type: 'button', className: 'link', textContent: 'Copy link', title: 'The address of this finding (c)'});
  link.addEventListener('click', copyLink);
  return element('div', {className: 'navigation'}, back, element('span', {className: 'gap'}), link, before, place, after);
}

function described(finding) {
  const severity = SEVERITIES[finding.severity];
  const meta = element('p', {className: 'meta'},
    element('b', {className: `severity ${severity}`, textContent: severity}), element('span', {className: 'check-name', textContent: finding.check}),
    element('span', {textContent: `${CONFIDENCES[finding.confidence]} confidence`}),
    element('span', {textContent: `${plain(finding.document)}${finding.unit === null ? '' : `, unit ${plain(finding.unit)}`}`}));
  const title = element('h2', {className: 'sentence'}, ...sentence(finding.message));
  const marks = marksOf(finding);
  const places = new Map();
  for (const mark of marks) {
    const key = [mark.version.name, mark.place, mark.text].join('\n');
    places.set(key, [...(places.get(key) ?? []), mark]);
  }
  const groups = [...places.values()].sort((a, b) => rank(a[0].version, finding) - rank(b[0].version, finding));
  const cells = groups.map((group) => cell(group, finding));
  if (finding.version && !marks.some((mark) => mark.version === finding.version)) cells.unshift(gap(finding.version));
  const place = element('p', {className: 'place'}, placed(given.paths[finding.path], finding.line, finding.column), finding.mqm ? ` · MQM ${finding.mqm}` : '');
  return [meta, title, element('div', {className: 'cells'}, ...cells), place];
}

function cell(marks, finding) {
  const {version, place} = marks[0];
  const odd = finding.version === version;
  const badges = [odd && ['odd one out', 'odd'], !odd && version.source && ['source', ''], ...marks.map((m) => m.start < 0 && m.note && [m.note, 'missing'])];
  return element('section', {className: `cell${odd ? ' odd' : ''}`},
    element('h3', {}, `${version.title} `, element('code', {textContent: version.name}),
      ...badges.filter(Boolean).map(([text, style]) => element('span', {className: `badge ${style}`}, ...shownText(text)))),
    ...markedText(marks, odd), ...marks.map(reading).filter(Boolean), element('p', {className: 'place'}, placed(marks[0].path, marks[0].line)));
}

// Who is at fault first, then the languages that the reader reads, then the source; the rest as it comes.
function rank(version, finding) {
  if (finding.version === version) return 0;
  if (isRead(version)) return 1;
  return version.source ? 2 : 3;
}

// What a mark is read as, how it sounds, or why it is there, where its text does not say so itself.
function reading(mark) {
  const text = mark.start < 0 ? '' : mark.text.slice(mark.start, mark.end);
  if (!text) return null;
  const said = [];
  if (mark.note && (mark.note !== text || inWords(text) !== text)) said.push(element('bdi', {}, ...shownText(inWords(mark.note))));
  if (mark.sound && !isRead(mark.version)) said.push(element('span', {className: 'sound', title: 'about how it sounds', lang: 'und-Latn'}, `“${mark.sound}”`));
  if (!said.length) return null;
  const short = text.length > 40 ? `${text.slice(0, safe(text, 39))}…` : text;
  return element('p', {className: 'value'}, element('bdi', {}, ...shownText(short)), ': ', ...said.flatMap((part, n) => (n ? [', ', part] : [part])));
}

// A value as the reader's own language writes it, behind the one that all programs read: digits, months, dates.
const MONTHS = [...Array(12).keys()].map((n) => new Date(Date.UTC(2024, n, 1)).toLocaleDateString('en', {month: 'long', timeZone: 'UTC'}));
function inWords(note) {
  const own = written(note), same = (text) => text.split(/[\s,.]+/).filter(Boolean).sort().join(' ');
  return own && same(own) !== same(note) ? `${note} (${own})` : note;
}

function written(note) {
  if (/^-?\d{1,15}(\.\d+)?$/.test(note)) return Number(note).toLocaleString(locales(), {maximumFractionDigits: 20, useGrouping: !/^\d{4}$/.test(note)});
  const iso = note.match(/^(\d{4})-(\d\d)-(\d\d)$/), said = note.match(/^(?:(\d{1,2}) )?(\p{L}+)(?: (\d{4}))?$/u);
  const month = iso ? Number(iso[2]) - 1 : MONTHS.indexOf(said?.[2]);
  if (month < 0 || month > 11) return '';
  const day = iso ? iso[3] : said[1], year = iso ? iso[1] : said[3];
  const date = new Date(Date.UTC(Number(year ?? 2024), month, Number(day ?? 1)));
  return date.toLocaleDateString(locales(), {month: 'long', day: day && 'numeric', year: year && 'numeric', timeZone: 'UTC', calendar: 'gregory'});
}

// The version that has no text at all where the others have one.
function gap(version) {
  return element('section', {className: 'cell odd'},
    element('h3', {}, `${version.title} `, element('code', {textContent: version.name}), element('span', {className: 'badge odd', textContent: 'odd one out'})),
    element('p', {className: 'nothing', textContent: 'No text stands here.'}));
}

function facts(finding) {
  const table = given.facts.find(([name]) => given.documents[name] === finding.document);
  const own = table ? table[2].filter((r) => r[2] === finding.unit) : [];
  if (!own.length) return null;
  return element('details', {className: 'unit-facts'}, element('summary', {textContent: `Facts of this unit (${own.length})`}), factTable(table[1], own));
}

// What the check looks at and tolerates, as `qa explain` tells it.
function about(finding) {
  const said = given.rules[finding.check];
  if (!said) return null;
  return element('details', {className: 'unit-facts'}, element('summary', {textContent: `What ${finding.check} looks at`}), element('p', {className: 'about'}, ...shownText(said)));
}

function decisionBar(finding) {
  const decision = decisionOf(finding);
  const reason = element('input', {id: 'reason', value: decision?.reason ?? '', placeholder: 'Why? (optional)', 'aria-label': 'Reason'});
  const button = (verdict, text, key) => {
    const node = element('button', {type: 'button', className: verdict, 'aria-pressed': String(decision?.verdict === verdict)}, text, element('kbd', {textContent: key, 'aria-hidden': 'true'}));
    node.addEventListener('click', () => judge(verdict));
    return node;
  };
  const more = moreSaid(finding, decision);
  const again = () => { if (decision && decision.verdict !== 'baseline') { decide(withLikes([finding]), decision.verdict, reason.value, saidOf(finding)); redraw(); } };
  for (const field of [reason, ...more.querySelectorAll('input, textarea')]) field.addEventListener('change', again);
  const undo = button('undo', 'Undo', 'u');
  undo.removeAttribute('aria-pressed');
  undo.disabled = !decision?.own;
  const who = decision ? [VERDICTS[decision.verdict], decision.by, decision.date, decision.until && `until ${decision.until}`].filter(Boolean).join(' · ') : 'Not decided.';
  return element('div', {className: 'decision'}, element('p', {className: 'who'}, ...shownText(decision?.own === false ? `${who} (from the decisions file)` : who)),
    element('div', {className: 'row-of'}, button('accept', 'The text may stay', 'a'), button('reject', 'Must be mended', 'r'), undo, reason), more);
}

// How the text could read instead, and the last day that the decision holds.
function moreSaid(finding, decision) {
  const own = marksOf(finding).find((mark) => mark.version === finding.version && !mark.gap);
  const version = own?.version ?? finding.version ?? versions[0];
  const better = element('textarea', {id: 'suggestion', rows: 2, value: decision?.suggestion ?? '', lang: version.tag, dir: version.dir, 'data-script': version.script});
  const until = element('input', {type: 'date', id: 'until', value: decision?.until ?? ''});
  const start = element('button', {type: 'button', className: 'quiet', textContent: 'Start from its text', hidden: !own});
  start.addEventListener('click', () => { better.value = own.text; better.focus(); });
  return element('details', {className: 'more-said', open: Boolean(decision?.suggestion || decision?.until)},
    element('summary', {textContent: 'A better text, a last day (s)'}),
    element('label', {}, 'The text could read ', start, better), element('label', {}, 'Holds until ', until));
}

function saidOf(finding) {
  return {until: at('until')?.value ?? '', suggestion: at('suggestion')?.value.trim() ?? '', about: finding};
}

function openSuggestion() {
  const box = detail.querySelector('.more-said');
  if (box) { box.open = true; at('suggestion').focus(); }
}

// Decides on what is picked, else on the finding that is open, and goes on to the next.
function judge(verdict) {
  if (!shown.length) return;
  const current = shown[active];
  const several = picked.size > 0;
  decide(several ? chosen() : withLikes([current]), verdict, at('reason')?.value, several ? {} : saidOf(current));
  if (several) { picked.clear(); refresh(); return; }
  if (wanted.decision) { refresh(); return; }
  if (verdict === 'undo' || active === shown.length - 1) redraw();
  else { summarise(); move(active + 1); }
}
