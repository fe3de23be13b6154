import { concertOf, el, growing, make } from '../page.js';

export default async function reservations() {
	const list = await growing('/reservations', { list: el('ul.rows.cards'), row, empty: 'reservations-none' });
	return make('reservations', { list });
}

async function row(reservation) {
	const { timeZone } = await concertOf(reservation.concertId);
	return make('reservation-card', { ...reservation, timeZone, [reservation.status]: true });
}
