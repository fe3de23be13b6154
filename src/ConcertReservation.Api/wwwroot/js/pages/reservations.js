import { concertOf } from '../state/concerts.js';
import { keptTickets } from '../state/kept-tickets.js';
import { element } from '../ui/dom.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function reservationsPage({ signal, refresh }) {
	const list = element('ul.rows.cards');
	const options = { list, renderItem: reservationCard, empty: 'reservations-none' };
	return render('reservations', { list: await pagedList('/reservations', options).catch(keptInstead) });

	/** Without a network, the tickets that this device can show. */
	async function keptInstead(error) {
		const kept = error.isTransient ? ((await keptTickets()) ?? []) : [];
		if (!kept.length) throw error;
		addEventListener('connection-restored', refresh, { once: true, signal });
		kept.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
		list.replaceChildren(...kept.map((ticket) => render('kept-ticket', ticket)));
		return list;
	}
}

async function reservationCard(reservation) {
	const { timeZone } = await concertOf(reservation.concertId);
	const isOff = reservation.performanceStatus === 'cancelled';
	const hasTicket = reservation.status === 'paid' && !isOff;
	return render('reservation-card', {
		...reservation,
		timeZone,
		isOff,
		hasTicket,
		held: reservation.status === 'held',
	});
}
