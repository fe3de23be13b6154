import { hallOf } from '../hall/hall.js';
import { ApiError, call } from '../net/api.js';
import { element, replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { t } from './i18n.js';
import { seatMap } from './seat-map.js';
import { accessibleIn, numbersIn, planSection, rowNameOf, seatsOf } from './seat-plan.js';
import { render } from './templates.js';

const MAX_PREVIEW_SEATS = 50_000;
// A larger file is refused while it is being sent, so that the browser may see only a lost connection.
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const DEFAULT_SECTION = { name: 'A', rows: 5, seatsPerRow: 10, price: 50_000 };

/** The fields of a performance's seat plan, or a CSV file instead of them, with a preview of the seat map. */
export function seatPlanEditor() {
	/** The plan of a CSV file. @type {{ sections: any[] } | null} */
	let imported = null;
	const node = render('seat-plan', {
		addSection: () => addSection({ ...DEFAULT_SECTION, name: '' }),
		importFile,
		clear,
	});
	const selectors = ['.plan-sections', '.preview', '.preview-size', '.plan-file-result', '.plan-own', '.plan-totals'];
	const [sections, preview, size, result, own, totals] = selectors.map((selector) => node.querySelector(selector));
	node.addEventListener('input', renderPreview);
	addSection(DEFAULT_SECTION);
	// The fields create their inputs only when they are in the page.
	setTimeout(renderPreview);
	return { node, readPlan };

	function addSection(values) {
		const section = render('plan-section', { ...values, remove, changeKind });
		sections.append(section);
		if (node.isConnected) section.querySelector('input').focus();

		function remove() {
			section.remove();
			renderPreview();
		}

		function changeKind({ target }) {
			for (const field of section.querySelectorAll('.of-rows')) field.hidden = target.checked;
			section.querySelector('.of-standing').hidden = !target.checked;
		}
	}

	/** The plan as the API takes it. */
	function readPlan() {
		return imported ?? { sections: [...sections.children].map(readSection) };
	}

	function renderPreview() {
		const plan = readPlan();
		const counts = plan.sections.map((section) => ({ ...section, count: seatsOf(section) }));
		const count = counts.reduce((sum, section) => sum + section.count, 0);
		size.textContent = t('operator.seats', { n: count });
		replaceChildren(
			totals,
			counts.map((section) => element('li', t('operator.sectionTotal', { ...section, name: section.name || '?' }))),
		);
		const canPreview = count > 0 && count <= MAX_PREVIEW_SEATS;
		replaceChildren(preview, canPreview && seatMap({ hall: hallOf(previewOf(plan)) }).node);
	}

	async function importFile({ target }) {
		const [file] = target.files;
		if (!file) return;
		replaceChildren(result);
		try {
			if (file.size > MAX_FILE_BYTES) throw new ApiError(413, { code: 'payload_too_large' });
			const headers = { 'Content-Type': 'text/csv' };
			imported = await call('POST', '/admin/plans/validation', { body: file, headers });
			replaceChildren(result, t('operator.fileRead', { name: file.name }));
			own.hidden = true;
			// Fields that the operator does not see must not be required.
			replaceChildren(sections);
		} catch (error) {
			if (!error.details) throw error;
			replaceChildren(result, error.details.errors ? lineErrors(error.details.errors) : errorNotice(error));
		} finally {
			// So that the same file can be chosen again after it was corrected.
			target.value = '';
			renderPreview();
		}
	}

	function clear() {
		if (!imported) return;
		imported = null;
		own.hidden = false;
		replaceChildren(result);
		addSection(DEFAULT_SECTION);
		setTimeout(renderPreview);
	}
}

/** @param {HTMLElement} section */
function readSection(section) {
	const value = (name) =>
		/** @type {HTMLInputElement | null} */ (section.querySelector(`input[name=${name}]`))?.value ?? '';
	const isStanding = /** @type {HTMLInputElement} */ (section.querySelector('.standing')).checked;
	const lengths = numbersIn(value('rowLengths'));
	const equal = Array.from({ length: Number(value('rows')) }, () => Number(value('seatsPerRow')));
	return planSection({
		name: value('section'),
		price: Number(value('price')),
		capacity: isStanding ? Number(value('capacity')) : undefined,
		lengths: lengths.length > 0 ? lengths : equal,
		aisles: numbersIn(value('aisles')),
		accessible: accessibleIn(value('accessible')),
	});
}

/** The plan as customers get it. */
const previewOf = ({ sections }) => ({
	prices: sections.map(({ name, price }) => ({ name: name || '?', price })),
	sections: sections.map(({ name, kind, capacity, rows = [] }, section) => ({
		name: name || '?',
		kind,
		capacity,
		rows: rows.map((row, index) => ({
			row: row.row ?? rowNameOf(index),
			gaps: row.gaps,
			seats: Array.from({ length: row.seats }, (_, i) => previewSeat(`${section}-${index}-${i}`, row, i, section)),
		})),
	})),
});

function previewSeat(id, { numbers, accessible }, index, price) {
	const number = numbers?.[index] ?? String(index + 1);
	return accessible?.includes(number) ? [id, number, price, 'accessible'] : [id, number, price];
}

const lineErrors = (errors) =>
	element(
		'ul.field-error.line-errors',
		{ role: 'alert' },
		Object.entries(errors).map(([line, messages]) =>
			element('li', element('strong', lineName(line)), ' ', messages.join(' ')),
		),
	);

const lineName = (line) => (line.startsWith('line ') ? t('operator.line', { line: line.slice('line '.length) }) : '');
