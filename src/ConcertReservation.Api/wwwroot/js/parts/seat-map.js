import { el, make, t } from '../page.js';
import { shortNumber } from '../formats.js';

const PER_ROW = 10;
const PER_BLOCK = 500;
const OPEN_UP_TO = 1500;
const SHAPES = 6;

/** A big hall builds each section when it is opened. */
export function seatMap({ seats, chosen = new Set(), toggle }) {
	const cells = new Map();
	const known = new Map(seats.map((seat) => [seat.seatId, seat]));
	const prices = [...new Set(seats.map(({ price }) => price))].sort((a, b) => b - a);
	const blocks = blocksOf(seats);
	let size = 32;
	const halls = el('.blocks', blocks.map(section));
	const stage = el('.stage', { 'aria-hidden': 'true' }, t('seats.stage'));
	const shapes = prices.map((price, i) => make('legend-price', { price, shape: i % SHAPES }));
	const legend = make('legend', { prices: [shapes, make('legend-states')] });
	const zoom = make('zoom', { smaller: () => resize(-8), larger: () => resize(8) });
	return { node: el('.map', legend, stage, halls, zoom), update, paint };

	function section(block, index) {
		block.count = el('span.dim');
		count(block);
		const hall = el('.hall');
		const build = () => hall.firstChild || hall.append(grid(block));
		const isOpen = index === 0 || seats.length <= OPEN_UP_TO;
		if (isOpen) build();
		if (blocks.length === 1) return hall;
		return el('details', { open: isOpen, ontoggle: build }, el('summary', el('strong', block.name), ' ', block.count), hall);
	}

	function grid({ name, rows }) {
		const cellsOf = ([row, own]) => [row && el('span.row-name', { role: 'rowheader' }, row), own.map(cell)];
		const listeners = { onkeydown: walk, onclick: press, onfocusin: rove };
		const lines = rows.map((row) => el('.row', { role: 'row' }, cellsOf(row)));
		const node = el('.grid', { role: 'grid', 'aria-label': name || t('seats.map'), ...listeners }, lines);
		node.querySelector('button').tabIndex = 0;
		return node;
	}

	function cell(seat) {
		const names = { type: 'button', role: 'gridcell', tabindex: -1, 'data-seat': seat.seatId, 'data-n': shortNumber(seat) };
		cells.set(String(seat.seatId), el('button', names));
		return paint(seat.seatId);
	}

	function paint(seatId) {
		const button = cells.get(String(seatId));
		const seat = known.get(seatId);
		if (!button) return;
		const isChosen = chosen.has(seatId);
		const state = isChosen ? 'chosen' : seat.status;
		button.className = `seat shape${prices.indexOf(seat.price) % SHAPES} ${state}`;
		button.ariaSelected = String(isChosen);
		button.ariaDisabled = String(state === 'held' || state === 'sold');
		button.ariaLabel = t('seats.label', { seat, state: t(`seat.${state}`) });
		return button;
	}

	function update(fresh) {
		for (const { seatId, status } of fresh) {
			const seat = known.get(seatId);
			if (!seat || seat.status === status) continue;
			seat.status = status;
			paint(seatId);
		}
		blocks.forEach(count);
	}

	function count(block) {
		const left = block.seats.filter(({ status }) => status === 'available').length;
		block.count.textContent = t(left ? 'seats.left' : 'seats.none', { left });
	}

	function press({ target }) {
		const { seat } = target.closest('.seat')?.dataset ?? {};
		if (seat) toggle?.(known.get(Number(seat)));
	}

	function resize(step) {
		size = Math.min(56, Math.max(24, size + step));
		halls.style.setProperty('--seat', `${size}px`);
	}
}

/** One seat of a grid is in the tab order: where the person was last. */
function rove({ target, currentTarget }) {
	if (!target.matches('.seat')) return;
	currentTarget.querySelector('[tabindex="0"]').tabIndex = -1;
	target.tabIndex = 0;
}

function walk(event) {
	const row = event.target.parentNode;
	const seatsOf = (row) => [...(row?.querySelectorAll('.seat') ?? [])];
	const at = seatsOf(row).indexOf(event.target);
	const beside = (other) => seatsOf(other)[at] ?? seatsOf(other).at(-1);
	const to = {
		ArrowLeft: () => seatsOf(row)[at - 1],
		ArrowRight: () => seatsOf(row)[at + 1],
		ArrowUp: () => beside(row.previousElementSibling),
		ArrowDown: () => beside(row.nextElementSibling),
		Home: () => seatsOf(row)[0],
		End: () => seatsOf(row).at(-1),
	}[event.key];
	if (!to) return;
	event.preventDefault();
	to()?.focus();
}

function blocksOf(seats) {
	return [...Map.groupBy(seats, ({ section }) => section ?? '')].flatMap(([name, own]) => {
		if (own[0].row) return { name, seats: own, rows: [...Map.groupBy(own, ({ row }) => row)] };
		const pieces = chunks(own, own.length > 2 * PER_BLOCK ? PER_BLOCK : own.length);
		const nameOf = (piece) => (pieces.length > 1 ? `${piece[0].number}–${piece.at(-1).number}` : name);
		return pieces.map((piece) => ({ name: nameOf(piece), seats: piece, rows: chunks(piece, PER_ROW).map((row) => ['', row]) }));
	});
}

const chunks = (list, size) =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
