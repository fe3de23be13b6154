import { element, replaceChildren } from '../ui/dom.js';
import { t } from '../ui/i18n.js';
import { SEATS_FROM } from './painter.js';
import { SEAT } from './sprites.js';

/** The layout of the mirror, in pixels a seat; the browser scales it to the camera. */
const UNIT = 32;
const MAX_SEATS_AT_ONCE = 300;
const SEATS_AROUND = 2;

/**
 * What the canvas shows as elements, at the same places: for screen readers, for the keyboard and for touch exploration. In the
 * overview these are the blocks, and closer the seats that are in the view; in a small hall all seats.
 * @param {object} options
 * @param {import('./hall.js').Hall} options.hall
 * @param {import('./layout.js').Layout} options.layout
 * @param {any} options.camera
 * @param {(index: number) => string} options.stateOf
 * @param {(index: number) => boolean} options.isOpen the seat can be chosen
 * @param {(block: import('./hall.js').Block) => { label: string }} options.factsOf
 */
export function mirrorOf({ hall, layout, camera, stateOf, isOpen, factsOf }) {
	const node = element('.hall-mirror', { onfocusin: keepInTabOrder });
	const isSmall = hall.size <= MAX_SEATS_AT_ONCE;
	/** @type {Map<number, HTMLElement>} */
	const buttons = new Map();
	/** @type {Map<number, HTMLElement>} */
	const blockButtons = new Map();
	/** The seat of each block, and the block, that had the focus last. @type {Map<number, number>} */
	const lastSeats = new Map();
	let lastBlock = 0;
	let shown = '';
	return { node, follow, render, update, focusSeat, focusBlock, hasFocus, showsSeats };

	function showsSeats() {
		return camera.scale >= SEATS_FROM;
	}

	/** Moves with the camera. */
	function follow() {
		const { x, y, scale } = camera;
		node.style.transform = `translate(${-x * scale}px, ${-y * scale}px) scale(${scale / UNIT})`;
	}

	/** Shows what is in the view now. The focus stays on its seat. */
	function render(focused = focusedSeat()) {
		follow();
		const blocks = showsSeats() ? hall.blocks.filter((block) => block.isStanding && isInView(block)) : hall.blocks;
		const rows = showsSeats() ? rowsToShow(focused) : [];
		const ranges = rows.map(({ row, from, to }) => `${row.first}+${from}-${to}`);
		const next = `${blocks.map(({ index }) => index)} ${ranges}`;
		if (next === shown) return;
		shown = next;
		buttons.clear();
		blockButtons.clear();
		replaceChildren(node, blocks.length > 0 && blockList(blocks), gridsOf(rows));
		if (focused !== undefined) buttons.get(focused)?.focus({ preventScroll: true });
	}

	/** @param {number[]} indexes the seats that changed */
	function update(indexes) {
		for (const block of new Set(indexes.map(hall.blockOf))) renderBlock(block);
		if (indexes.length > buttons.size) for (const index of buttons.keys()) renderSeat(index);
		else indexes.forEach(renderSeat);
	}

	function rowsToShow(focused) {
		const blocks = hall.blocks.filter((block) => !block.isStanding && (isSmall || isInView(block)));
		const rows = blocks.flatMap((block) => block.rows);
		if (isSmall) return rows.map((row) => ({ row, from: row.first, to: row.first + row.count }));
		return rows.map((row) => ({ row, ...seatsInView(row, focused) })).filter(({ from, to }) => to > from);
	}

	function isInView({ index }) {
		const { x, y, width, height } = layout.boxes[index];
		const [right, bottom] = camera.toHall(camera.width, camera.height);
		return x < right && x + width > camera.x && y < bottom && y + height > camera.y;
	}

	/** The seats of a row in the view and a few around it, and the seat with the focus. */
	function seatsInView({ first, count }, focused) {
		const none = { from: 0, to: 0 };
		const hasFocused = focused >= first && focused < first + count;
		const top = layout.y[first];
		const bottom = camera.y + camera.height / camera.scale;
		if (!hasFocused && (top < camera.y - SEATS_AROUND || top > bottom + SEATS_AROUND)) return none;
		const right = camera.x + camera.width / camera.scale + SEATS_AROUND;
		let from = first;
		while (from < first + count && layout.x[from] < camera.x - SEATS_AROUND) from++;
		let to = from;
		while (to < first + count && layout.x[to] < right) to++;
		return hasFocused ? { from: Math.min(from, focused), to: Math.max(to, focused + 1) } : { from, to };
	}

	function gridsOf(rows) {
		// Not Map.groupBy: browsers before 2024 do not have it.
		const indexes = [...new Set(rows.map(({ row }) => row.block))];
		return indexes.map((index) =>
			gridOf(
				hall.blocks[index],
				rows.filter(({ row }) => row.block === index),
			),
		);
	}

	function gridOf(block, rows) {
		const grid = element(
			'div',
			{
				role: 'grid',
				'aria-label': block.name || t('seats.map'),
				'aria-describedby': 'hall-help',
				'aria-rowcount': block.rows.length,
				'aria-colcount': Math.max(...block.rows.map(({ count }) => count)) + 1,
			},
			rows.map(rowOf),
		);
		const last = buttons.get(lastSeats.get(block.index)) ?? grid.querySelector('button');
		if (last) last.tabIndex = 0;
		return grid;
	}

	function rowOf({ row, from, to }) {
		const cells = Array.from({ length: to - from }, (_, i) => seatButton(row, from + i));
		const header = row.name && element('span.visually-hidden', { role: 'rowheader' }, t('seat.row', { row: row.name }));
		return element('div', { role: 'row', 'aria-rowindex': row.place + 1 }, header, cells);
	}

	function seatButton(row, index) {
		const button = element('button', {
			type: 'button',
			role: 'gridcell',
			tabindex: -1,
			'data-seat': index,
			'aria-colindex': index - row.first + 2,
		});
		place(button, layout.x[index] - SEAT / 2, layout.y[index] - SEAT / 2, SEAT, SEAT);
		buttons.set(index, button);
		renderSeat(index);
		return button;
	}

	function renderSeat(index) {
		const button = buttons.get(index);
		if (!button) return;
		const state = stateOf(index);
		const key = hall.isAccessible(index) ? 'seats.accessibleLabel' : 'seats.label';
		button.ariaSelected = String(state === 'chosen');
		button.ariaDisabled = String(state !== 'chosen' && !isOpen(index));
		button.ariaLabel = t(key, { seat: hall.seat(index), state: t(`seat.${state}`) });
	}

	function blockList(blocks) {
		const items = blocks.map((block) => element('li', blockButton(block)));
		return element('ul', { 'aria-label': t('seats.sections') }, items);
	}

	function blockButton(block) {
		const { index } = block;
		const tabindex = index === lastBlock || showsSeats() ? 0 : -1;
		const button = element('button', { type: 'button', tabindex, 'data-block': index });
		const { x, y, width, height } = layout.boxes[index];
		place(button, x, y, width, height);
		blockButtons.set(index, button);
		renderBlock(block);
		return button;
	}

	function renderBlock(block) {
		const button = blockButtons.get(block.index);
		if (button) button.ariaLabel = factsOf(block).label;
	}

	function focusSeat(index) {
		lastSeats.set(hall.blockOf(index).index, index);
		camera.reveal(layout.x[index], layout.y[index]);
		if (!buttons.has(index)) shown = '';
		render(index);
		buttons.get(index)?.focus({ preventScroll: true });
	}

	function focusBlock(index) {
		lastBlock = index;
		render();
		blockButtons.get(index)?.focus({ preventScroll: true });
	}

	function hasFocus() {
		return node.contains(document.activeElement);
	}

	function focusedSeat() {
		const { seat } = hasFocus() ? /** @type {HTMLElement} */ (document.activeElement).dataset : {};
		return seat === undefined ? undefined : Number(seat);
	}

	/** One element of a grid or list is in the tab order: the one that had the focus last. */
	function keepInTabOrder({ target }) {
		const { seat, block } = target.dataset;
		if (seat) lastSeats.set(hall.blockOf(seat).index, Number(seat));
		if (block) lastBlock = Number(block);
		const before = target.closest('[role="grid"], ul').querySelector('[tabindex="0"]');
		if (before) before.tabIndex = -1;
		target.tabIndex = 0;
	}
}

function place({ style }, x, y, width, height) {
	style.left = `${x * UNIT}px`;
	style.top = `${y * UNIT}px`;
	style.width = `${width * UNIT}px`;
	style.height = `${height * UNIT}px`;
}
