import { concertOf } from '../state/concerts.js';
import { element } from '../ui/dom.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

export async function reservationsPage() {
	const list = element('ul.rows.cards');
	return render('reservations', {
		list: await pagedList('/reservations', { list, renderItem: reservationCard, empty: 'reservations-none' }),
	});
}

async function reservationCard(reservation) {
	const { timeZone } = await concertOf(reservation.concertId);
	return render('reservation-card', { ...reservation, timeZone, [reservation.status]: true });
}
