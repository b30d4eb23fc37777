// The fact table of a document: what each version states for one fact.
const AT_ONCE = 400;

function factTable(columns, data) {
  const head = element('tr', {}, ...['unit', 'fact', 'value', ...columns.map((n) => versions[n].name)].map((name) => element('th', {scope: 'col', textContent: name})));
  const body = element('tbody', {}, ...data.map(([kind, value, unit, texts, odd]) => element('tr', {className: odd.includes(1) ? 'differs' : ''},
    element('td', {}, ...shownText(unit)), element('th', {scope: 'row', textContent: kind}), element('td', {}, element('bdi', {}, ...shownText(inWords(value)))),
    ...texts.map((text, n) => factCell(text, odd[n], versions[columns[n]])))));
  return element('table', {className: 'facts'}, element('thead', {}, head), body);
}

function factCell(text, odd, version) {
  const style = odd ? 'odd' : '';
  if (text === 0) return element('td', {className: `${style} none`, title: 'states nothing'}, odd ? 'missing' : '–');
  if (text === 1) return element('td', {className: `${style} none`, title: 'cannot tell'}, '?');
  return element('td', {className: style, lang: version.tag, dir: version.dir, 'data-script': version.script}, ...shownText(text));
}

function showFacts(limit = AT_ONCE) {
  const [, columns, all] = given.facts[Number(at('fact-document').value)] ?? [0, [], []];
  const own = at('fact-odd').checked ? all.filter((r) => r[4].includes(1)) : all;
  const differ = all.filter((r) => r[4].includes(1)).length;
  at('fact-said').textContent = given.factsCut ? `${differ} facts differ; only those are in this page` : `${all.length - differ} agree, ${differ} differ`;
  const more = own.length > limit ? element('button', {type: 'button', textContent: `Show ${Math.min(AT_ONCE, own.length - limit)} more of ${own.length}`}) : null;
  more?.addEventListener('click', () => showFacts(limit + AT_ONCE));
  at('fact-table').replaceChildren(...(own.length ? [factTable(columns, own.slice(0, limit))] : [element('p', {className: 'empty', textContent: 'No facts to show.'})]), ...(more ? [more] : []));
}

function offerFacts() {
  at('fact-document').append(...given.facts.map(([name], n) => element('option', {value: n, textContent: plain(given.documents[name])})));
  at('fact-document').addEventListener('input', () => showFacts());
  at('fact-odd').addEventListener('input', () => showFacts());
}
