import { element } from './dom.js';
import { shortNumber, t } from './i18n.js';
import { render } from './templates.js';

const SEATS_PER_ROW = 10;
const SEATS_PER_BLOCK = 500;
const MAX_SEATS_SHOWN_AT_ONCE = 1500;
const SHAPES = 6;
const SEAT_SIZE = { initial: 32, step: 8, min: 24, max: 56 };

/**
 * A map of seats as grids of buttons. In a big hall the seats of a section are built when it is opened.
 * @param {{ seats: any[], chosen?: Set<any>, toggle?: (seat: any) => void }} options
 */
export function seatMap({ seats, chosen = new Set(), toggle }) {
	const buttons = new Map();
	const seatsById = new Map(seats.map((seat) => [seat.seatId, seat]));
	const prices = [...new Set(seats.map(({ price }) => price))].sort((a, b) => b - a);
	const blocks = blocksOf(seats);
	let size = SEAT_SIZE.initial;
	const blockList = element('.blocks', blocks.map(blockNode));
	const stage = element('.stage', { 'aria-hidden': 'true' }, t('seats.stage'));
	const zoom = render('zoom', { smaller: () => resize(-SEAT_SIZE.step), larger: () => resize(SEAT_SIZE.step) });
	return { node: element('.map', legendOf(prices), stage, blockList, zoom), update, renderSeat };

	function blockNode(block, index) {
		block.count = element('span.muted');
		renderCount(block);
		const scroller = element('.seat-scroller');
		const build = () => scroller.firstChild || scroller.append(gridNode(block));
		const isOpen = index === 0 || seats.length <= MAX_SEATS_SHOWN_AT_ONCE;
		if (isOpen) build();
		if (blocks.length === 1) return scroller;
		const summary = element('summary', element('strong', block.name), ' ', block.count);
		return element('details', { open: isOpen, ontoggle: build }, summary, scroller);
	}

	function gridNode({ name, rows }) {
		const listeners = { onkeydown: moveFocus, onclick: pressSeat, onfocusin: keepInTabOrder };
		const node = element(
			'.grid',
			{ role: 'grid', 'aria-label': name || t('seats.map'), ...listeners },
			rows.map(rowNode),
		);
		node.querySelector('button').tabIndex = 0;
		return node;
	}

	function rowNode([rowName, rowSeats]) {
		const header = rowName && element('span.row-name', { role: 'rowheader' }, rowName);
		return element('.row', { role: 'row' }, header, rowSeats.map(seatButton));
	}

	function seatButton(seat) {
		const button = element('button', {
			type: 'button',
			role: 'gridcell',
			tabindex: -1,
			'data-seat': seat.seatId,
			'data-n': shortNumber(seat),
		});
		buttons.set(seat.seatId, button);
		renderSeat(seat.seatId);
		return button;
	}

	function renderSeat(seatId) {
		const button = buttons.get(seatId);
		const seat = seatsById.get(seatId);
		if (!button) return;
		const isChosen = chosen.has(seatId);
		const state = isChosen ? 'chosen' : seat.status;
		button.className = `seat shape${prices.indexOf(seat.price) % SHAPES} ${state}`;
		button.ariaSelected = String(isChosen);
		button.ariaDisabled = String(state === 'held' || state === 'sold');
		button.ariaLabel = t('seats.label', { seat, state: t(`seat.${state}`) });
	}

	/** @param {{ seatId: any, status: string }[]} fresh */
	function update(fresh) {
		for (const { seatId, status } of fresh) {
			const seat = seatsById.get(seatId);
			if (!seat || seat.status === status) continue;
			seat.status = status;
			renderSeat(seatId);
		}
		blocks.forEach(renderCount);
	}

	function renderCount(block) {
		const left = block.seats.filter(({ status }) => status === 'available').length;
		block.count.textContent = t(left ? 'seats.left' : 'seats.none', { left });
	}

	function pressSeat({ target }) {
		const { seat } = target.closest('.seat')?.dataset ?? {};
		if (seat) toggle?.(seatsById.get(Number(seat)));
	}

	function resize(step) {
		size = Math.min(SEAT_SIZE.max, Math.max(SEAT_SIZE.min, size + step));
		blockList.style.setProperty('--seat', `${size}px`);
	}
}

function legendOf(prices) {
	const shapes = prices.map((price, i) => render('legend-price', { price, shape: i % SHAPES }));
	return render('legend', { entries: [shapes, render('legend-states')] });
}

/** One seat of a grid is in the tab order: the one that had the focus last. */
function keepInTabOrder({ target, currentTarget }) {
	if (!target.matches('.seat')) return;
	currentTarget.querySelector('[tabindex="0"]').tabIndex = -1;
	target.tabIndex = 0;
}

/** @param {KeyboardEvent & { target: any }} event */
function moveFocus(event) {
	const row = event.target.parentNode;
	const seatsIn = (other) => [...(other?.querySelectorAll('.seat') ?? [])];
	const index = seatsIn(row).indexOf(event.target);
	const sameColumn = (other) => seatsIn(other)[index] ?? seatsIn(other).at(-1);
	const targets = {
		ArrowLeft: () => seatsIn(row)[index - 1],
		ArrowRight: () => seatsIn(row)[index + 1],
		ArrowUp: () => sameColumn(row.previousElementSibling),
		ArrowDown: () => sameColumn(row.nextElementSibling),
		Home: () => seatsIn(row)[0],
		End: () => seatsIn(row).at(-1),
	};
	const targetOf = targets[event.key];
	if (!targetOf) return;
	event.preventDefault();
	targetOf()?.focus();
}

/** Seats in blocks of rows: a block for each section, or for 500 seats of a big section without rows. */
function blocksOf(seats) {
	const sections = Map.groupBy(seats, ({ section }) => section ?? '');
	return [...sections].flatMap(([name, sectionSeats]) => {
		if (!sectionSeats[0].row) return blocksWithoutRows(name, sectionSeats);
		return [{ name, seats: sectionSeats, rows: [...Map.groupBy(sectionSeats, ({ row }) => row)] }];
	});
}

function blocksWithoutRows(name, seats) {
	const pieces = chunks(seats, seats.length > 2 * SEATS_PER_BLOCK ? SEATS_PER_BLOCK : seats.length);
	const nameOf = (piece) => (pieces.length > 1 ? `${piece[0].number}–${piece.at(-1).number}` : name);
	return pieces.map((piece) => ({
		name: nameOf(piece),
		seats: piece,
		rows: chunks(piece, SEATS_PER_ROW).map((row) => ['', row]),
	}));
}

const chunks = (list, size) =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
