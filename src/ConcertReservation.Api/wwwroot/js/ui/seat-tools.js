import { element } from './dom.js';
import { whileBusy } from './forms.js';
import { formats, t } from './i18n.js';
import { render } from './templates.js';

const COUNT_FIRST = 2;

/**
 * Area, highest price and number of seats, with the button that holds the best seats. In a standing area the number is all that the
 * customer chooses.
 * @param {object} options
 * @param {import('../hall/hall.js').Hall} options.hall
 * @param {number} options.maxSeats
 * @param {(block: import('../hall/hall.js').Block | null) => void} options.showArea
 * @param {(maxPrice: number) => void} options.filter
 * @param {(best: object) => Promise<void>} options.holdBest
 */
export function seatTools({ hall, maxSeats, showArea, filter, holdBest }) {
	const areas = hall.blocks.filter((block, i) => hall.blocks.findIndex((b) => b.section === block.section) === i);
	const counts = Array.from({ length: maxSeats }, (_, i) => option(i + 1, formats.number(i + 1)));
	const areaOptions = areas.map((block) => option(block.index, formats.section(block.section)));
	const priceOptions = hall.prices.slice(1).map((price) => option(price, t('seats.upTo', { price })));
	const node = render('seat-tools', {
		areas: [option('', t('seats.whole')), ...areaOptions],
		prices: [option('', t('seats.anyPrice')), ...priceOptions],
		counts,
		changeArea: () => {
			renderButton();
			showArea(chosenArea() ?? null);
		},
		changePrice: () => filter(chosenPrice() ?? Number.POSITIVE_INFINITY),
		changeCount: renderButton,
	});
	const { area, price, count } = node.elements;
	const button = node.querySelector('button');
	count.value = String(Math.min(COUNT_FIRST, maxSeats));
	node.querySelector('.area').hidden = areas.length < 2;
	node.querySelector('.price').hidden = hall.prices.length < 2;
	node.addEventListener('submit', (event) => {
		event.preventDefault();
		whileBusy(button, () => holdBest(request()));
	});
	renderButton();
	return { node, setArea };

	/** @param {import('../hall/hall.js').Block | null} block the block that the map shows now */
	function setArea(block) {
		area.value = block ? String(areas.find(({ section }) => section === block.section)?.index) : '';
		renderButton();
		if (block?.isStanding) count.focus();
	}

	function request() {
		const section = chosenArea()?.section;
		const maxPrice = chosenPrice();
		// Absent values are absent in the JSON.
		return { count: Number(count.value), section, maxPrice, together: true };
	}

	function renderButton() {
		const key = chosenArea()?.isStanding ? 'seats.holdStanding' : 'seats.holdBest';
		button.textContent = t(key, { n: Number(count.value) });
	}

	function chosenArea() {
		return area.value === '' ? undefined : hall.blocks[area.value];
	}

	function chosenPrice() {
		return price.value === '' ? undefined : Number(price.value);
	}
}

const option = (value, text) => element('option', { value: String(value) }, text);
