import { hallOf } from '../hall/hall.js';
import { replaceChildren } from './dom.js';
import { t } from './i18n.js';
import { seatMap } from './seat-map.js';
import { render } from './templates.js';

const MAX_PREVIEW_SEATS = 10_000;
const DEFAULT_SECTION = { name: 'A', rows: 5, seatsPerRow: 10, price: 50_000 };

/** The fields of a performance's sections, with a preview of the seat map. */
export function seatPlanEditor() {
	const node = render('seat-plan', { addSection: () => addSection({ ...DEFAULT_SECTION, name: '' }) });
	const selectors = ['.plan-sections', '.preview', '.preview-size'];
	const [sections, preview, size] = selectors.map((selector) => node.querySelector(selector));
	node.addEventListener('input', renderPreview);
	addSection(DEFAULT_SECTION);
	// The fields create their inputs only when they are in the page.
	setTimeout(renderPreview);
	return { node, readSections };

	function addSection(values) {
		const section = render('plan-section', { ...values, remove });
		sections.append(section);
		if (node.isConnected) section.querySelector('input').focus();

		function remove() {
			section.remove();
			renderPreview();
		}
	}

	function readSections() {
		return [...sections.children].map((section) => {
			const [name, ...numbers] = [...section.querySelectorAll('input')].map(({ value }) => value);
			const [rows, seatsPerRow, price] = numbers.map(Number);
			return { name, rows, seatsPerRow, price };
		});
	}

	function renderPreview() {
		const plan = readSections();
		const count = plan.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0);
		const canPreview = count > 0 && count <= MAX_PREVIEW_SEATS;
		size.textContent = t('operator.seats', { n: count });
		replaceChildren(preview, canPreview && seatMap({ hall: hallOf(planOf(plan)) }).node);
	}
}

/** The sections as the server sends a seat plan. */
const planOf = (sections) => ({
	prices: sections.map(({ name, price }) => ({ name, price })),
	sections: sections.map(({ name, rows, seatsPerRow }, section) => ({
		name: name || '?',
		rows: Array.from({ length: rows }, (_, row) => ({
			row: rowName(row),
			seats: Array.from({ length: seatsPerRow }, (_, i) => [`${section}-${row}-${i}`, String(i + 1), section]),
		})),
	})),
});

// A to Z, then AA, AB, …
const rowName = (row) => (row < 26 ? '' : rowName(Math.floor(row / 26) - 1)) + String.fromCharCode(65 + (row % 26));
