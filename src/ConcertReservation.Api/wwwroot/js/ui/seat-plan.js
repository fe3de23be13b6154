/**
 * A section as the API takes it: a standing area when it has a capacity, else rows with the names A, B, … Z, AA.
 * @param {{ name: string, price: number, capacity?: number, lengths: number[], aisles: number[], accessible: string[] }} section
 */
export function planSection({ name, price, capacity, lengths, aisles, accessible }) {
	if (capacity !== undefined) return { name, price, kind: 'standing', capacity };
	const rows = lengths.map((seats, index) => {
		const row = rowNameOf(index);
		const gaps = aisles.filter((after) => after < seats).map((after) => [after - 1, 1]);
		const marked = accessible.filter((seat) => nameOf(seat) === row).map(numberOf);
		return { row, seats, ...(gaps.length > 0 && { gaps }), ...(marked.length > 0 && { accessible: marked }) };
	});
	return { name, price, rows };
}

/** How many places a section has. */
export const seatsOf = ({ capacity, rows = [] }) => capacity ?? rows.reduce((sum, { seats }) => sum + seats, 0);

/**
 * The whole numbers of "18, 20 22".
 * @param {string} text
 */
export const numbersIn = (text) => (text.match(/\d+/g) ?? []).map(Number);

/**
 * The seats of "A1, b 2": row and number.
 * @param {string} text
 */
export const accessibleIn = (text) => text.toUpperCase().match(/[A-Z]+ ?\d+/g) ?? [];

// A to Z, then AA, AB, …
/** @param {number} index @returns {string} */
export const rowNameOf = (index) =>
	(index < 26 ? '' : rowNameOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const nameOf = (seat) => seat.match(/[A-Z]+/)[0];
const numberOf = (seat) => String(Number(seat.match(/\d+/)[0]));
