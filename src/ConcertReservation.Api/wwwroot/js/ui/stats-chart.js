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
 * Draws the last half hour.
 * @param {Element} figure
 * @param {any[]} stored what the service has stored, and the live figures as the last one
 */
export function renderChart(figure, stored) {
	const end = Date.parse(stored.at(-1).at);
	const samples = stored.filter(({ at }) => end - Date.parse(at) < HALF_HOUR).map(valuesOf);
	if (!figure.firstChild) replaceChildren(figure, render('chart'));
	const [description, drawing, table] = ['desc', 'g', 'tbody'].map((selector) => figure.querySelector(selector));
	description.textContent = t('stats.summary', samples.at(-1));
	replaceChildren(drawing, ...drawingOf(samples));
	replaceChildren(
		table,
		samples.toReversed().map((sample) => render('chart-row', sample)),
	);
}

const valuesOf = (sample) => ({
	at: sample.at,
	...Object.fromEntries(NAMES.map((name) => [name, SERIES[name](sample)])),
});

/** @param {any[]} samples */
function drawingOf(samples) {
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
