import { tabStore } from '../state/storage.js';
import { replaceChildren, svgElement } from './dom.js';
import { formats, t } from './i18n.js';
import { render } from './templates.js';

const SERIES = ['waiting', 'active', 'admittedPerMinute'];
const HALF_HOUR = 1_800_000;
const SAMPLE_EVERY = 10_000;
const TABLE_EVERY = 6;
const WIDTH = 600;
const HEIGHT = 180;

/**
 * Adds to the samples of the last half hour. The service keeps no history: this tab remembers what it has received.
 * @param {string | number} concertId
 * @param {any} stats
 */
export function addSample(concertId, stats) {
	const key = `stats ${concertId}`;
	const now = Date.parse(stats.at);
	const isRecent = ({ at }) => now - Date.parse(at) < HALF_HOUR;
	const samples = JSON.parse(tabStore.get(key) ?? '[]').filter(isRecent);
	const all = [...samples, stats];
	if (now - Date.parse(samples.at(-1)?.at ?? 0) >= SAMPLE_EVERY) tabStore.set(key, JSON.stringify(all));
	return all;
}

/**
 * @param {Element} figure
 * @param {any[]} samples
 */
export function renderChart(figure, samples) {
	if (!figure.firstChild) replaceChildren(figure, render('chart'));
	const [description, drawing, table] = ['desc', 'g', 'tbody'].map((selector) => figure.querySelector(selector));
	const tableRows = samples.filter((_, i) => i % TABLE_EVERY === 0).reverse();
	description.textContent = t('stats.summary', samples.at(-1));
	replaceChildren(drawing, ...drawingOf(samples));
	replaceChildren(
		table,
		tableRows.map((sample) => render('chart-row', sample)),
	);
}

/** @param {any[]} samples */
function drawingOf(samples) {
	const last = samples.at(-1);
	const top = Math.max(4, ...samples.flatMap((sample) => SERIES.map((name) => sample[name])));
	const x = ({ at }) => WIDTH - ((Date.parse(last.at) - Date.parse(at)) / HALF_HOUR) * WIDTH;
	const y = (value) => HEIGHT - (value / top) * HEIGHT;
	const pointsOf = (name) => samples.map((s) => `${x(s).toFixed(1)},${y(s[name]).toFixed(1)}`).join(' ');
	const grid = [top, Math.round(top / 2), 0].map((value) => [
		svgElement('path.grid-line', { d: `M0 ${y(value)}H${WIDTH}` }),
		svgElement('text', { x: WIDTH + 8, y: y(value) + 4 }, formats.number(value)),
	]);
	const lines = SERIES.map((name, i) => [
		svgElement(`polyline.series${i}`, { points: pointsOf(name) }),
		svgElement(`circle.dot${i}`, { cx: x(last), cy: y(last[name]), r: 4 }),
	]);
	return [grid, lines];
}
