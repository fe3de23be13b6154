import { formats, shortNumber } from '../ui/i18n.js';

/** The states of a seat, by the numbers in which the server sends them. */
const STATES = ['available', 'held', 'sold', 'blocked'];
const SEATS_PER_ROW = 10;
const SEATS_PER_BLOCK = 500;

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} first the index of its first seat
 * @property {number} count
 * @property {number} width in seats, with the aisles
 * @property {number} block the index of its block
 * @property {number} place its index within the block
 *
 * @typedef {object} Block a section, or a part of a big section without rows
 * @property {number} index
 * @property {string} name what the map shows
 * @property {string} section the name in the plan
 * @property {number} first the index of its first seat
 * @property {number} count
 * @property {Row[]} rows
 * @property {boolean} isStanding a number of places without rows
 * @property {number} [capacity] of a standing area
 *
 * @typedef {ReturnType<typeof hallOf>} Hall
 */

/**
 * The seats of a performance: the fixed plan with the state of each seat. A seat is known by its index in the plan.
 * @param {{ planVersion?: any, prices: { name: string, price: number }[], sections: any[] }} plan
 */
export function hallOf({ planVersion, prices, sections }) {
	/** @type {any[]} */
	const seats = [];
	/** @type {Block[]} */
	const blocks = [];
	for (const section of sections) addSection(section);
	const size = seats.length;
	const rowOf = new Int32Array(size);
	const column = new Float32Array(size);
	const states = new Uint8Array(size);
	const priceOf = Int32Array.from(seats, ([, , price]) => prices[price].price);
	const rows = blocks.flatMap((block) => block.rows);
	rows.forEach(placeRow);
	let version = '';
	/** @type {Map<number, number> | undefined} */
	let indexes;

	return {
		size,
		blocks,
		rows,
		rowOf,
		column,
		prices: [...new Set(prices.map(({ price }) => price))].sort((a, b) => b - a),
		hasAccessible: seats.some(([, , , note]) => note === 'accessible'),
		version: () => version,
		isOfPlan: (state) => state.planVersion === planVersion,
		seat,
		blockOf: (index) => blocks[rows[rowOf[index]].block],
		price: (index) => priceOf[index],
		isAccessible: (index) => seats[index][3] === 'accessible',
		number: (index) => shortNumber(seat(index)),
		status: (index) => STATES[states[index]],
		isAvailable: (index) => states[index] === 0,
		indexOf,
		left,
		apply,
		setStatus,
	};

	function addSection({ name, rows: listed = [], kind, capacity }) {
		const isStanding = kind === 'standing';
		const section = name ?? '';
		const planRows = isStanding && !listed.length ? [standingRow(section, capacity)] : listed;
		const count = planRows.reduce((sum, { seats: { length } }) => sum + length, 0);
		const hasRows = planRows.some(({ row }) => row);
		const isBig = !hasRows && !isStanding && count > 2 * SEATS_PER_BLOCK;
		const parts = isBig
			? chunks(
					planRows.flatMap((row) => row.seats),
					SEATS_PER_BLOCK,
				)
			: [planRows];
		for (const part of parts) {
			const partRows = isBig ? [{ row: '', seats: part }] : part;
			const shown = section && formats.section(section);
			const title = isBig ? `${shown} ${part[0][1]}–${part.at(-1)[1]}`.trim() : shown;
			addBlock(title, section, partRows, isStanding, capacity);
		}
	}

	/** The places of a standing area have indexes, as seats have. The service chooses them, not the customer. */
	function standingRow(section, capacity) {
		const price = prices.findIndex(({ name }) => name === section);
		return { row: section, seats: Array.from({ length: capacity }, () => [null, '', Math.max(0, price)]) };
	}

	function addBlock(name, section, planRows, isStanding, capacity) {
		const first = seats.length;
		const block = { index: blocks.length, name, section, first, count: 0, rows: [], isStanding, capacity };
		for (const { row, seats: rowSeats, gaps = [] } of planRows) {
			const pieces = row ? [rowSeats] : chunks(rowSeats, SEATS_PER_ROW);
			for (const piece of pieces) {
				const place = block.rows.length;
				block.rows.push({
					name: row ?? '',
					first: seats.length,
					count: piece.length,
					width: 0,
					block: block.index,
					place,
					gaps,
				});
				for (const planSeat of piece) seats.push(planSeat);
			}
		}
		block.count = seats.length - first;
		blocks.push(block);
	}

	function placeRow(row, index) {
		const gapAfter = new Map(row.gaps);
		let at = 0;
		for (let i = 0; i < row.count; i++) {
			rowOf[row.first + i] = index;
			column[row.first + i] = at;
			at += 1 + (gapAfter.get(i) ?? 0);
		}
		row.width = row.count ? column[row.first + row.count - 1] + 1 : 0;
	}

	/** A seat as the other parts of the page know it. */
	function seat(index) {
		const [seatId, number] = seats[index];
		const { name, block } = rows[rowOf[index]];
		const { section } = blocks[block];
		return { index, seatId, number, section, row: name, price: priceOf[index] };
	}

	/** @param {number} seatId */
	function indexOf(seatId) {
		indexes ??= new Map(seats.map(([id], index) => [id, index]));
		return indexes.get(seatId);
	}

	/**
	 * The number of free seats of a block at a price of at most `maxPrice`.
	 * @param {Block} block
	 * @param {number} maxPrice
	 */
	function left(block, maxPrice) {
		let count = 0;
		for (let i = block.first; i < block.first + block.count; i++) {
			if (states[i] === 0 && priceOf[i] <= maxPrice) count++;
		}
		return count;
	}

	/**
	 * Applies what the server sent, the whole or changes, and returns the indexes of the seats that changed.
	 * @param {{ version: string, states: string | null, changes: number[][] | null }} message
	 */
	function apply(message) {
		version = message.version;
		if (message.changes) return message.changes.filter(([index, state]) => set(index, state)).map(([index]) => index);
		const bytes = Uint8Array.from(atob(message.states), (character) => character.charCodeAt(0));
		const changed = [];
		for (let i = 0; i < size; i++) {
			if (set(i, (bytes[i >> 2] >> (2 * (i & 3))) & 3)) changed.push(i);
		}
		return changed;
	}

	function setStatus(index, status) {
		set(index, STATES.indexOf(status));
	}

	function set(index, state) {
		if (states[index] === state || index >= size) return false;
		states[index] = state;
		return true;
	}
}

const chunks = (list, size) =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
