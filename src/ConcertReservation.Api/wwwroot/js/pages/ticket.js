import { get, request } from '../net/api.js';
import { serverNow } from '../net/clock.js';
import { pause } from '../net/timers.js';
import { concertOf } from '../state/concerts.js';
import { forgetTicket, keepTicket, keptTicket } from '../state/kept-tickets.js';
import { user } from '../state/session.js';
import { download } from '../ui/download.js';
import { render } from '../ui/templates.js';
import { ticketCode } from '../ui/ticket-code.js';

const PATIENCE = 4000;

/** @param {import('../router.js').PageContext} context */
export async function ticketPage({ params: { reservationId }, signal, navigate, refresh, showError }) {
	const path = `/reservations/${reservationId}`;
	const { userId } = user();
	const reading = readTicket(path);
	const ticket = await Promise.race([reading, keptWhenSlow(reading)]).catch(keptInstead);
	// The page of the reservation says why there is no ticket: not paid yet, refunded, cancelled or expired.
	if (!ticket) {
		await forgetTicket(reservationId);
		return navigate(path, { replace: true });
	}
	if (!ticket.isKept) await keepTicket(reservationId, userId, { ...ticket, isKept: true, keptAt: serverNow() });
	return render('ticket', {
		...ticket,
		codes: ticket.codes.map(ticketCode),
		print: () => print(),
		addToCalendar: !ticket.isKept && (() => download(`${path}/ticket.ics`, `${ticket.number}.ics`).catch(showError)),
	});

	/** At an entrance the network can be there and not answer. */
	async function keptWhenSlow(read) {
		await pause(PATIENCE, signal);
		return (await keptTicket(reservationId)) ?? read;
	}

	/** Without a network, or while the server has a fault, the ticket as this device saw it last. */
	async function keptInstead(error) {
		const kept = error.isTransient && (await keptTicket(reservationId));
		if (!kept) throw error;
		addEventListener('connection-restored', refresh, { once: true, signal });
		return kept;
	}
}

/** Null when the reservation has no ticket, or no longer. */
async function readTicket(path) {
	const { concertId, status, performanceStatus } = await get(path);
	if (status !== 'paid' || performanceStatus === 'cancelled') return null;
	const [ticket, { timeZone }] = await Promise.all([get(`${path}/ticket`), concertOf(concertId)]);
	const codes = await Promise.all(codesOf(ticket, path).map(withPicture));
	return { ...ticket, timeZone, codes };
}

/** Each seat has a code of its own, when the server tells the tickets one by one. */
function codesOf(ticket, path) {
	if (!(ticket.tickets?.length > 1))
		return [{ code: ticket.code ?? ticket.tickets[0].code, picture: `${path}/ticket.svg` }];
	return ticket.tickets.map((seat) => ({ seat, code: seat.code, picture: `${path}/tickets/${seat.ticketId}.svg` }));
}

async function withPicture({ seat, code, picture }) {
	const image = await request('GET', picture);
	return { seat, code, svg: await image.text() };
}
