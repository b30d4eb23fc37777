// What stands around a finding: its unit in all versions, the units before and after it, and findings like it.
const rowAt = new Map(given.units.map((row) => [`${row[0]}:${row[1]}`, row]));
const unfolded = {around: false, others: false};

function rowOf(finding) {
  return finding.row < 0 ? null : given.units[finding.row];
}

function cellOf(row, version) {
  return row[3].find(([number]) => versions[number] === version);
}

// A part that stays open, once opened, for all findings.
function foldable(name, title, content, open = unfolded[name]) {
  const summary = element('summary', {textContent: title});
  const node = element('details', {className: `unit-facts ${name}`, open}, summary);
  const fill = () => { if (node.open && node.children.length === 1) node.append(content()); };
  fill();
  // Only what the reader opens stays open: a part that opens by itself does so where it is needed.
  summary.addEventListener('click', () => { unfolded[name] = !node.open; });
  node.addEventListener('toggle', fill);
  return node;
}

function unfold(name) {
  detail.querySelector(`details.${name} > summary`)?.click();
}

// The versions that are fine: those without a mark.
function others(finding) {
  const row = rowOf(finding);
  if (!row) return null;
  const marked = new Set(finding.raw.map(([number]) => number));
  const fine = row[3].filter(([number]) => !marked.has(number));
  if (!fine.length) return null;
  const title = fine.length === 1 ? 'The other version of this unit' : `The ${fine.length} other versions of this unit`;
  return foldable('others', `${title} (v)`, () => element('div', {className: 'cells'}, ...fine.map(fineCell)));
}

function fineCell([number, text, path, line]) {
  const version = versions[number];
  return element('section', {className: 'cell'},
    element('h3', {}, `${version.title} `, element('code', {textContent: version.name}), version.source ? element('span', {className: 'badge', textContent: 'source'}) : ''),
    ...markedText([{version, text: given.texts[text], start: -1, end: -1}], false),
    element('p', {className: 'place'}, placed(given.paths[path], line)));
}

// Two units before and two after, of the version at fault and of one that is not; where a text is missing they are open.
function around(finding) {
  const row = rowOf(finding);
  if (!row) return given.unitsCut && finding.unit !== null ? element('p', {className: 'place', textContent: 'Of so many findings the surroundings of the worst alone are in this page.'}) : null;
  const near = [-2, -1, 0, 1, 2].map((step) => rowAt.get(`${row[0]}:${row[1] + step}`)).filter(Boolean);
  if (near.length < 2) return null;
  const columns = columnsOf(finding, row);
  const missing = finding.version && !cellOf(row, finding.version);
  return foldable('around', 'Before and after (b)', () => nearTable(finding, row, near, columns), missing || unfolded.around);
}

function columnsOf(finding, row) {
  const marked = marksOf(finding).map((mark) => mark.version);
  const source = versions.find((version) => version.source && cellOf(row, version));
  const read = versions.find((version) => isRead(version) && cellOf(row, version));
  const all = [finding.version, source, read, ...marked].filter(Boolean);
  return [...new Set(all)].slice(0, 3);
}

function nearTable(finding, row, near, columns) {
  const head = element('tr', {}, element('th', {scope: 'col', textContent: 'unit'}), ...columns.map((version) => element('th', {scope: 'col', textContent: version.title})));
  const body = near.map((each) => element('tr', {className: each === row ? 'here' : ''},
    element('th', {scope: 'row'}, ...shownText(each[2] || `${each[1] + 1}`)), ...columns.map((version) => nearCell(each, version))));
  return element('div', {className: 'scroll', tabIndex: 0, role: 'group', 'aria-label': 'Before and after'},
    element('table', {className: 'near'}, element('thead', {}, head), element('tbody', {}, ...body)));
}

function nearCell(row, version) {
  const cell = cellOf(row, version);
  if (!cell) return element('td', {className: 'nothing', textContent: 'No text stands here.'});
  const text = given.texts[cell[1]];
  const short = text.length > ROOM ? `${text.slice(0, safe(text, ROOM))}…` : text;
  return element('td', {lang: version.tag, dir: version.dir, 'data-script': version.script}, ...shownText(short));
}

// The same said of the same version in other places: one cause, decided once.
function likes(finding) {
  const group = like.get(finding.order);
  if (!group) return null;
  const places = group.slice(0, 50).map((each) => {
    const button = element('button', {type: 'button', className: 'quiet'}, ...shownText(`${each.document.slice(folder)}${each.unit === null ? '' : ` · ${each.unit}`}`));
    button.addEventListener('click', () => { wanted.grouped = ''; refresh(); goTo(each); });
    return element('li', {}, button);
  });
  const more = group.length > places.length ? [element('li', {textContent: `and ${group.length - places.length} more`})] : [];
  return element('details', {className: 'unit-facts likes'},
    element('summary', {textContent: `In ${group.length} places: what you decide holds for all of them`}), element('ul', {className: 'plain'}, ...places, ...more));
}
