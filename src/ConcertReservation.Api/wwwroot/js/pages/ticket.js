import { get, request } from '../net/api.js';
import { concertOf } from '../state/concerts.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function ticketPage({ params: { reservationId }, navigate }) {
	const path = `/reservations/${reservationId}`;
	const { concertId, status } = await get(path);
	// The page of the reservation says why there is no ticket: not paid yet, refunded, cancelled or expired.
	if (status !== 'paid') return navigate(path, { replace: true });
	const [ticket, { timeZone }] = await Promise.all([get(`${path}/ticket`), concertOf(concertId)]);
	const codes = await Promise.all(codesOf(ticket, path).map(codeNode));
	return render('ticket', { ...ticket, timeZone, codes, print: () => print() });
}

/** Each seat has a code of its own, when the server tells the tickets one by one. */
function codesOf(ticket, path) {
	if (!(ticket.tickets?.length > 1))
		return [{ code: ticket.code ?? ticket.tickets[0].code, picture: `${path}/ticket.svg` }];
	return ticket.tickets.map((seat) => ({ seat, code: seat.code, picture: `${path}/tickets/${seat.ticketId}.svg` }));
}

async function codeNode({ seat, code, picture }) {
	const image = await request('GET', picture);
	const svg = new DOMParser().parseFromString(await image.text(), 'image/svg+xml').documentElement;
	return render('ticket-code', { seats: seat && [seat], code, qrCode: document.importNode(svg, true) });
}
