import { concertOf, get, make } from '../page.js';
import { turn } from '../parts/turn.js';

export default async function dates(context) {
	const { params: { concertId }, signal } = context;
	const { title, timeZone } = await concertOf(concertId);
	const path = `/concerts/${concertId}/performances`;
	const { items } = await get(`${path}?includeSoldOut=true&limit=100`, { place: concertId, signal });
	const left = await turn(concertId, context);
	const rows = items.map((performance) =>
		make('date', { ...performance, timeZone, path: performance.availableSeats && `${path}/${performance.performanceId}` }),
	);
	return make('dates', { concertId, title, turn: left, rows, none: !items.length });
}
