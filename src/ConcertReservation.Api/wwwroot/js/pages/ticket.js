import { concertOf, get, make, open } from '../page.js';

export default async function ticketPage({ params: { reservationId }, signal }) {
	const path = `/reservations/${reservationId}`;
	const [ticket, answer, { concertId }] = await Promise.all([
		get(`${path}/ticket`),
		open('GET', `${path}/ticket.svg`),
		get(path),
	]);
	const { timeZone } = await concertOf(concertId);
	const drawn = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
	const picture = document.importNode(drawn, true);
	return make('ticket', { ...ticket, timeZone, picture, print: () => print() });
}
