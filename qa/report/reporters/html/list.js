// A list of any length: only the rows in sight exist. The list holds the focus and names its active row (WAI-ARIA listbox).
const HEIGHT = 76, TALLEST = 12000000;
const list = at('list'), tall = at('tall');
const picked = new Set();
const rows = [];
let active = 0;

// The folder that all documents share says nothing in a narrow row.
const folder = (() => {
  const [first = ''] = given.documents;
  let end = first.lastIndexOf('/') + 1;
  while (end && !given.documents.every((name) => name.startsWith(first.slice(0, end)))) end = first.lastIndexOf('/', end - 2) + 1;
  return end;
})();

const height = () => Math.min(shown.length * HEIGHT, TALLEST);

// Beyond the tallest box a browser can lay out, scrolling counts in proportion.
function firstInSight() {
  const room = height() - list.clientHeight;
  if (shown.length * HEIGHT <= TALLEST || room <= 0) return list.scrollTop / HEIGHT;
  return (list.scrollTop / room) * (shown.length - list.clientHeight / HEIGHT);
}

function draw() {
  tall.style.height = `${height()}px`;
  const exact = firstInSight();
  const first = Math.max(0, Math.floor(exact) - 3);
  const count = Math.min(Math.ceil(list.clientHeight / HEIGHT) + 7, shown.length - first);
  while (rows.length < count) rows.push(tall.appendChild(row()));
  rows.forEach((node, n) => {
    node.hidden = n >= count;
    if (n < count) fill(node, first + n, list.scrollTop + (first + n - exact) * HEIGHT);
  });
  const there = active >= first && active < first + count && shown.length;
  if (there) list.setAttribute('aria-activedescendant', `row-${active}`);
  else list.removeAttribute('aria-activedescendant');
}

function row() {
  const node = element('div', {role: 'option', className: 'row'},
    element('span', {className: 'pick', 'aria-hidden': 'true'}), element('span', {className: 'head'}), element('span', {className: 'said'}));
  node.addEventListener('click', (event) => {
    const index = Number(node.dataset.index);
    if (event.ctrlKey || event.metaKey || event.target.className === 'pick') pick(index);
    else open(index);
  });
  return node;
}

function fill(node, index, top) {
  const finding = shown[index], decision = decisionOf(finding);
  node.id = `row-${index}`;
  node.dataset.index = index;
  node.style.transform = `translateY(${top}px)`;
  node.className = `row ${SEVERITIES[finding.severity]}${decision ? ` decided ${decision.verdict}` : ''}${index === active ? ' active' : ''}`;
  node.setAttribute('aria-selected', picked.has(finding.order));
  node.setAttribute('aria-posinset', index + 1);
  node.setAttribute('aria-setsize', shown.length);
  const state = decision ? VERDICTS[decision.verdict] : '';
  const where = `${plain(finding.document.slice(folder))}${finding.unit === null ? '' : ` · ${plain(finding.unit)}`}`;
  node.children[1].replaceChildren(
    element('b', {className: 'severity', textContent: SEVERITIES[finding.severity]}), element('span', {className: 'check-name', textContent: finding.check}),
    finding.version ? element('span', {className: 'chip', textContent: finding.version.name}) : '',
    finding.change === 'new' ? element('span', {className: 'chip new', textContent: 'new'}) : '',
    like.has(finding.order) ? element('span', {className: 'chip many', textContent: `×${like.get(finding.order).length.toLocaleString('en')}`}) : '',
    element('span', {className: 'where', textContent: where}), state ? element('span', {className: `state ${decision.verdict}`, textContent: state}) : '');
  node.children[2].replaceChildren(...sentence(finding.message.slice(0, 240)));
}

function reveal(index) {
  const inSight = list.clientHeight / HEIGHT, exact = firstInSight();
  if (index >= exact && index + 1 <= exact + inSight) return;
  const first = index < exact ? index : index + 1 - inSight;
  const room = height() - list.clientHeight;
  list.scrollTop = shown.length * HEIGHT > TALLEST ? (first / (shown.length - inSight)) * room : first * HEIGHT;
}

function move(index) {
  if (!shown.length) return;
  active = Math.max(0, Math.min(shown.length - 1, index));
  reveal(active);
  draw();
  showDetail(shown[active]);
  address();
}

function pick(index) {
  const {order} = shown[index];
  if (!picked.delete(order)) picked.add(order);
  summarise();
  draw();
}

const chosen = () => withLikes(picked.size ? findings.filter((f) => picked.has(f.order)) : shown);

function summarise() {
  const count = like.size ? withLikes(shown).length : shown.length;
  const cards = like.size ? `, ${shown.length.toLocaleString('en')} causes` : '';
  const some = `${count.toLocaleString('en')} of ${findings.length.toLocaleString('en')}${cards}`;
  at('shown').textContent = picked.size ? `${picked.size.toLocaleString('en')} picked` : some;
  at('bulk').textContent = picked.size ? `Decide on the ${picked.size.toLocaleString('en')} picked…` : `Decide on all ${count.toLocaleString('en')}…`;
  at('bulk').hidden = shown.length < 2 && !picked.size;
  const done = findings.filter((f) => decisionOf(f)).length;
  at('progress').textContent = findings.length ? `${done.toLocaleString('en')} of ${findings.length.toLocaleString('en')} decided` : '';
}
