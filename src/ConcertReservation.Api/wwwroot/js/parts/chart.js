import { formats, make, parts, put, svg, t } from '../page.js';

const LINES = ['waiting', 'active', 'admittedPerMinute'];
const HALF_HOUR = 1_800_000;
const SAMPLE = 10_000;
const [WIDTH, HEIGHT] = [600, 180];

/** The last half hour of a concert's stats, as far as this tab has seen it: the service keeps none. */
export function remember(concertId, stats) {
	const key = `stats ${concertId}`;
	const now = Date.parse(stats.at);
	const samples = JSON.parse(sessionStorage.getItem(key) ?? '[]').filter(({ at }) => now - Date.parse(at) < HALF_HOUR);
	const all = [...samples, stats];
	if (now - Date.parse(samples.at(-1)?.at ?? 0) >= SAMPLE) sessionStorage.setItem(key, JSON.stringify(all));
	return all;
}

export function chart(figure, samples) {
	if (!figure.firstChild) put(figure, make('chart'));
	const [description, drawing, table] = parts(figure, 'desc', 'g', 'tbody');
	const last = samples.at(-1);
	const top = Math.max(4, ...samples.flatMap((sample) => LINES.map((name) => sample[name])));
	const x = ({ at }) => WIDTH - ((Date.parse(last.at) - Date.parse(at)) / HALF_HOUR) * WIDTH;
	const y = (value) => HEIGHT - (value / top) * HEIGHT;
	const points = (name) => samples.map((sample) => `${x(sample).toFixed(1)},${y(sample[name]).toFixed(1)}`).join(' ');
	const grid = [top, Math.round(top / 2), 0].map((value) => [
		svg('path.grid', { d: `M0 ${y(value)}H${WIDTH}` }),
		svg('text', { x: WIDTH + 8, y: y(value) + 4 }, formats.number(value)),
	]);
	const lines = LINES.map((name, i) => [
		svg(`polyline.line${i}`, { points: points(name) }),
		svg(`circle.dot${i}`, { cx: x(last), cy: y(last[name]), r: 4 }),
	]);
	description.textContent = t('stats.desc', last);
	put(drawing, grid, lines);
	put(table, samples.filter((_, i) => i % 6 === 0).reverse().map((sample) => make('chart-row', sample)));
}
