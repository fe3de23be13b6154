import { replaceChildren, svgElement } from './dom.js';
import { formats, t } from './i18n.js';
import { render } from './templates.js';

/** A stored minute says how many were admitted in it; the live figures say how fast they are admitted. */
const SERIES = {
	waiting: ({ waiting }) => waiting,
	active: ({ active }) => active,
	admittedPerMinute: ({ admittedPerMinute, admitted }) => admittedPerMinute ?? admitted,
};
const NAMES = Object.keys(SERIES);
const HALF_HOUR = 1_800_000;
const WIDTH = 600;
const HEIGHT = 180;

/**
 * @param {Element} figure
 * @param {any[]} samples
 */
export function renderChart(figure, samples) {
	if (!figure.firstChild) replaceChildren(figure, render('chart'));
	const [description, drawing, table] = ['desc', 'g', 'tbody'].map((selector) => figure.querySelector(selector));
	const tableRows = samples.map(valuesOf).reverse();
	description.textContent = t('stats.summary', valuesOf(samples.at(-1)));
	replaceChildren(drawing, ...drawingOf(samples));
	replaceChildren(
		table,
		tableRows.map((sample) => render('chart-row', sample)),
	);
}

const valuesOf = (sample) => ({
	at: sample.at,
	...Object.fromEntries(NAMES.map((name) => [name, SERIES[name](sample)])),
});

/** @param {any[]} stored */
function drawingOf(stored) {
	const samples = stored.map(valuesOf);
	const last = samples.at(-1);
	const top = Math.max(4, ...samples.flatMap((sample) => NAMES.map((name) => sample[name])));
	const x = ({ at }) => WIDTH - ((Date.parse(last.at) - Date.parse(at)) / HALF_HOUR) * WIDTH;
	const y = (value) => HEIGHT - (value / top) * HEIGHT;
	const pointsOf = (name) => samples.map((s) => `${x(s).toFixed(1)},${y(s[name]).toFixed(1)}`).join(' ');
	const grid = [top, Math.round(top / 2), 0].map((value) => [
		svgElement('path.grid-line', { d: `M0 ${y(value)}H${WIDTH}` }),
		svgElement('text', { x: WIDTH + 8, y: y(value) + 4 }, formats.number(value)),
	]);
	const lines = NAMES.map((name, i) => [
		svgElement(`polyline.series${i}`, { points: pointsOf(name) }),
		svgElement(`circle.dot${i}`, { cx: x(last), cy: y(last[name]), r: 4 }),
	]);
	return [grid, lines];
}
