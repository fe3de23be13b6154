import { element, replaceChildren } from '../ui/dom.js';
import { t } from '../ui/i18n.js';

/** In a small block the rows are open from the start. */
const MAX_SEATS_OPEN = 100;

/**
 * The free seats as a list: blocks, their rows, and a button for each free seat. What is closed has no elements.
 * @param {object} options
 * @param {import('./hall.js').Hall} options.hall
 * @param {(index: number) => string} options.stateOf
 * @param {(index: number) => boolean} options.isOpen the seat can be chosen
 * @param {(index: number) => boolean} options.isMuted seats that the customer filters out
 * @param {(block: import('./hall.js').Block) => { text: string }} options.factsOf
 * @param {(index: number) => void} options.toggle
 * @param {(block: import('./hall.js').Block) => void} options.chooseStanding
 */
export function seatListOf({ hall, stateOf, isOpen, isMuted, factsOf, toggle, chooseStanding }) {
	/** @type {Map<any, HTMLElement>} */
	const openRows = new Map();
	/** @type {Map<any, HTMLElement>} */
	const counts = new Map();
	const node = element('.hall-list', { onclick: press });
	return { node, build, update };

	/** Builds the whole list again, for instance after the customer has changed the price filter. */
	function build() {
		openRows.clear();
		const isOnly = hall.blocks.length === 1;
		replaceChildren(
			node,
			hall.blocks.map((block) => blockNode(block, isOnly)),
		);
	}

	/** @param {number[]} indexes the seats that changed */
	function update(indexes) {
		for (const block of hall.blocks) renderCount(block);
		const rows = new Set(indexes.map((index) => hall.rows[hall.rowOf[index]]));
		for (const row of rows) renderRow(row);
	}

	function blockNode(block, isOpen) {
		const count = element('span.muted');
		counts.set(block, count);
		renderCount(block);
		const body = element('.list-rows');
		const build = () => body.firstChild || body.append(...contentOf(block));
		if (isOpen) build();
		const summary = element('summary', element('strong', block.name || t('seats.map')), ' ', count);
		return element('details', { open: isOpen, name: 'hall-list', ontoggle: build }, summary, body);
	}

	function contentOf(block) {
		if (!block.isStanding) return block.rows.map((row) => rowNode(row, block.count <= MAX_SEATS_OPEN));
		return [element('button', { type: 'button', onclick: () => chooseStanding(block) }, t('seats.standing'))];
	}

	function rowNode(row, isOpen) {
		const seats = element('.list-seats');
		const build = () => {
			if (openRows.has(row)) return;
			openRows.set(row, seats);
			renderRow(row);
		};
		if (isOpen) build();
		const title = row.name
			? t('seat.row', { row: row.name })
			: `${hall.number(row.first)}–${hall.number(row.first + row.count - 1)}`;
		return element('details', { open: isOpen, ontoggle: build }, element('summary', title), seats);
	}

	function renderRow(row) {
		const seats = openRows.get(row);
		if (!seats) return;
		const focused = seats.contains(document.activeElement) ? document.activeElement.getAttribute('data-seat') : null;
		const free = Array.from({ length: row.count }, (_, i) => row.first + i).filter(isOffered);
		replaceChildren(seats, free.length ? free.map(seatButton) : t('seats.none'));
		if (focused) /** @type {HTMLElement} */ (seats.querySelector(`[data-seat="${focused}"]`))?.focus();
	}

	function isOffered(index) {
		const state = stateOf(index);
		return state === 'chosen' || (isOpen(index) && !isMuted(index));
	}

	function seatButton(index) {
		const isChosen = stateOf(index) === 'chosen';
		const key = hall.isAccessible(index) ? 'seats.accessibleLabel' : 'seats.label';
		const label = t(key, { seat: hall.seat(index), state: t(`seat.${stateOf(index)}`) });
		const attributes = { type: 'button', 'data-seat': index, 'aria-pressed': String(isChosen), 'aria-label': label };
		return element('button', attributes, `${isChosen ? '✓ ' : ''}${hall.number(index)}`);
	}

	function renderCount(block) {
		const count = counts.get(block);
		if (count) count.textContent = factsOf(block).text;
	}

	function press({ target }) {
		const { seat } = target.closest('[data-seat]')?.dataset ?? {};
		if (seat) toggle(Number(seat));
	}
}
