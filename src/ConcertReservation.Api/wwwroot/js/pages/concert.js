import { concertOf, get, make, posterOf, show } from '../page.js';
import { now } from '../clock.js';
import '../parts/count-down.js';
import { user } from '../session.js';

const SOON = 3_600_000;

export default async function concertPage({ params: { concertId } }) {
	const [concert, place] = await Promise.all([concertOf(concertId, {}), placeOf(concertId)]);
	const { timeZone, performances, title } = concert;
	const rows = performances.map((performance) => make('performance', { ...performance, timeZone }));
	const refresh = () => show({ keepFocus: true });
	const values = { ...concert, rows, poster: posterOf(concert), ...entry(concert, place), refresh };
	return make('concert', values);
}

const placeOf = (concertId) => user() && get(`/concerts/${concertId}/queue-token`).catch(() => null);

function entry({ saleOpensAt, performances }, place) {
	if (place?.status === 'waiting') return { waiting: true, n: place.position };
	if (place?.status === 'active') return { active: true };
	const wait = Date.parse(saleOpensAt) - now();
	if (wait > 0) return { opens: saleOpensAt, soon: wait < SOON && saleOpensAt };
	const isOver = !performances.some(({ startsAt }) => Date.parse(startsAt) > now());
	return { over: isOver, open: !isOver };
}
