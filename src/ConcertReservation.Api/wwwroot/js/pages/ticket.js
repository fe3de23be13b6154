import { get, request } from '../net/api.js';
import { concertOf } from '../state/concerts.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function ticketPage({ params: { reservationId }, navigate }) {
	const path = `/reservations/${reservationId}`;
	const { concertId, status } = await get(path);
	// The page of the reservation says why there is no ticket: not paid yet, refunded, cancelled or expired.
	if (status !== 'paid') return navigate(path, { replace: true });
	const [ticket, image, { timeZone }] = await Promise.all([
		get(`${path}/ticket`),
		request('GET', `${path}/ticket.svg`),
		concertOf(concertId),
	]);
	const svg = new DOMParser().parseFromString(await image.text(), 'image/svg+xml').documentElement;
	const qrCode = document.importNode(svg, true);
	return render('ticket', { ...ticket, timeZone, qrCode, print: () => print() });
}
