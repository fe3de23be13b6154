import { make, parts, put, t } from '../page.js';
import { seatMap } from './seat-map.js';

const DRAWN = 10_000;
const first = { name: 'A', rows: 5, seatsPerRow: 10, price: 50_000 };

export function plan() {
	const node = make('plan', { add: () => add({ ...first, name: '' }) });
	const [sections, preview, size] = parts(node, '.sections', '.preview', '.preview-size');
	node.addEventListener('input', draw);
	add(first);
	// The fields make their inputs once they are in the page.
	setTimeout(draw);
	return { node, read };

	function add(values) {
		const section = make('plan-section', { ...values, remove: () => (section.remove(), draw()) });
		sections.append(section);
		if (node.isConnected) section.querySelector('input').focus();
	}

	function read() {
		return [...sections.children].map((section) => {
			const [name, ...numbers] = [...section.querySelectorAll('input')].map(({ value }) => value);
			const [rows, seatsPerRow, price] = numbers.map(Number);
			return { name, rows, seatsPerRow, price };
		});
	}

	function draw() {
		const all = read();
		const count = all.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0);
		size.textContent = t('desk.seats', { n: count });
		put(preview, count > 0 && count <= DRAWN && seatMap({ seats: all.flatMap(seatsOf) }).node);
	}
}

const seatsOf = ({ name, rows, seatsPerRow, price }, index) =>
	Array.from({ length: rows * seatsPerRow }, (_, i) => ({
		seatId: `${index}-${i}`,
		number: String((i % seatsPerRow) + 1),
		section: name || '?',
		row: letter(Math.floor(i / seatsPerRow)),
		price,
		status: 'available',
	}));

const letter = (row) => (row < 26 ? '' : letter(Math.floor(row / 26) - 1)) + String.fromCharCode(65 + (row % 26));

export const concertBody = ({ title, venue, address, saleOpensAt, saleClosesAt }, timeZone) => ({
	title,
	venue: { name: venue, address },
	saleOpensAt: instant(saleOpensAt, timeZone),
	saleClosesAt: instant(saleClosesAt, timeZone),
});

export function instant(wall, timeZone) {
	if (!wall) return undefined;
	const guess = Date.parse(`${wall}Z`);
	return new Date(2 * guess - Date.parse(`${wallOf(guess, timeZone)}Z`)).toISOString();
}

/** Swedes write dates as inputs want them. */
export const wallOf = (at, timeZone) =>
	new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T');
