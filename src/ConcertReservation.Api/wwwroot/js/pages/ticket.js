import { get, request } from '../net/api.js';
import { concertOf } from '../state/concerts.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function ticketPage({ params: { reservationId } }) {
	const path = `/reservations/${reservationId}`;
	const [ticket, image, { concertId }] = await Promise.all([
		get(`${path}/ticket`),
		request('GET', `${path}/ticket.svg`),
		get(path),
	]);
	const { timeZone } = await concertOf(concertId);
	const svg = new DOMParser().parseFromString(await image.text(), 'image/svg+xml').documentElement;
	const qrCode = document.importNode(svg, true);
	return render('ticket', { ...ticket, timeZone, qrCode, print: () => print() });
}
