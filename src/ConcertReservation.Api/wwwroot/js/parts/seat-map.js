import { el } from '../dom.js';
import { formats, shortNumber } from '../formats.js';
import { t } from '../i18n.js';

const PER_ROW = 10;
const PER_BLOCK = 500;
const OPEN_UP_TO = 1500;
const SHAPES = 6;
const SIZES = [24, 32, 40, 52];

/**
 * The seats as grids, one a section, walked with the arrow keys. A price has a colour and a shape; a state has a colour
 * and a sign. Big halls build a section when it is opened. `toggle` is told of a seat that was pressed.
 */
export function seatMap({ seats, chosen = new Set(), toggle }) {
  const cells = new Map();
  const known = new Map(seats.map((seat) => [seat.seatId, seat]));
  const prices = [...new Set(seats.map(({ price }) => price))].sort((a, b) => b - a);
  const blocks = blocksOf(seats);
  const areOpen = seats.length <= OPEN_UP_TO;
  let size = 1;
  const zoomed = el('.blocks', blocks.map(section));
  const node = el('.map', legend(prices), blocks.length > 1 || toggle ? zoom() : null, el('.stage', { 'aria-hidden': 'true' }, t('seats.stage')), zoomed);
  return { node, update, paint };

  function section(block, index) {
    block.count = el('span.dim');
    count(block);
    const hall = el('.hall');
    const build = () => hall.childElementCount || hall.append(grid(block));
    if (blocks.length === 1) return build(), hall;
    const details = el('details', { open: areOpen || index === 0, ontoggle: () => details.open && build() }, el('summary', el('strong', block.name), ' ', block.count), hall);
    if (details.open) build();
    return details;
  }

  function grid(block) {
    const rows = block.rows.map(([name, row]) =>
      el('.row', { role: 'row' }, name && el('span.row-name', { role: 'rowheader' }, name), row.map(cell)),
    );
    const node = el('.grid', { role: 'grid', 'aria-label': block.name || t('seats.map'), onkeydown: walk, onclick: press, onfocusin: rove }, rows);
    node.querySelector('button').tabIndex = 0;
    return node;
  }

  function cell(seat) {
    const button = el('button', { type: 'button', role: 'gridcell', tabindex: -1, 'data-seat': seat.seatId }, shortNumber(seat));
    cells.set(seat.seatId, button);
    paintCell(seat, button);
    return button;
  }

  function paintCell(seat, button) {
    const isChosen = chosen.has(seat.seatId);
    const state = isChosen ? 'chosen' : seat.status;
    button.className = `seat shape${prices.indexOf(seat.price) % SHAPES} ${state}`;
    button.ariaSelected = String(isChosen);
    button.ariaDisabled = String(state !== 'chosen' && state !== 'available');
    button.ariaLabel = t('seats.label', { seat, state: t(`seat.${state}`) });
  }

  function paint(seatId) {
    if (cells.has(seatId)) paintCell(known.get(seatId), cells.get(seatId));
  }

  function update(fresh) {
    for (const seat of fresh) {
      const before = known.get(seat.seatId);
      if (!before || before.status === seat.status) continue;
      before.status = seat.status;
      paint(seat.seatId);
    }
    blocks.forEach(count);
  }

  function count(block) {
    const left = block.seats.filter(({ seatId }) => known.get(seatId).status === 'available').length;
    block.count.textContent = left ? t('seats.left', { left }) : t('seats.none');
  }

  function press({ target }) {
    const button = target.closest('.seat');
    if (button && toggle) toggle(known.get(Number(button.dataset.seat)));
  }

  function rove({ target, currentTarget }) {
    if (!target.matches('.seat')) return;
    currentTarget.querySelector('[tabindex="0"]').tabIndex = -1;
    target.tabIndex = 0;
  }

  function walk(event) {
    const row = [...event.target.parentNode.querySelectorAll('.seat')];
    const at = row.indexOf(event.target);
    const beside = (other) => other?.querySelectorAll('.seat')[Math.min(at, other.querySelectorAll('.seat').length - 1)];
    const to = {
      ArrowLeft: () => row[at - 1],
      ArrowRight: () => row[at + 1],
      ArrowUp: () => beside(event.target.parentNode.previousElementSibling),
      ArrowDown: () => beside(event.target.parentNode.nextElementSibling),
      Home: () => row[0],
      End: () => row.at(-1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    to()?.focus();
  }

  function zoom() {
    const step = (by, sign, label) => el('button.quiet.round', { type: 'button', 'aria-label': t(label), onclick: () => resize(size + by) }, sign);
    return el('.zoom', step(-1, '−', 'seats.smaller'), step(1, '+', 'seats.larger'));
  }

  function resize(to) {
    size = Math.min(SIZES.length - 1, Math.max(0, to));
    zoomed.style.setProperty('--seat', `${SIZES[size]}px`);
  }
}

function legend(prices) {
  const key = (style, text) => el('li', el(`span.seat.${style}`, { 'aria-hidden': 'true' }), text);
  return el(
    'ul.legend',
    { 'aria-label': t('seats.legend') },
    prices.map((price, i) => key(`available.shape${i % SHAPES}`, formats.money(price))),
    ['chosen', 'held', 'sold'].map((state) => key(`${state}.shape1`, t(`seat.${state}`))),
  );
}

/** By section and row; plain numbers in rows of ten, and in blocks when there are very many. */
function blocksOf(seats) {
  const sections = Map.groupBy(seats, (seat) => seat.section ?? '');
  return [...sections].flatMap(([name, own]) => {
    if (own[0].row) return { name, seats: own, rows: [...Map.groupBy(own, ({ row }) => row)] };
    const pieces = chunks(own, own.length > 2 * PER_BLOCK ? PER_BLOCK : own.length);
    return pieces.map((seats) => ({
      name: pieces.length > 1 ? `${seats[0].number}–${seats.at(-1).number}` : name,
      seats,
      rows: chunks(seats, PER_ROW).map((row) => ['', row]),
    }));
  });
}

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
