import { concertPage } from './concert.js';
import { concertsPage } from './concerts.js';
import { datesPage } from './dates.js';
import { linePage } from './line.js';
import { operatorPage } from './operator.js';
import { auditPage } from './operator-audit.js';
import { checkInPage } from './operator-check-in.js';
import { operatorConcertPage } from './operator-concert.js';
import { editConcertPage } from './operator-edit-concert.js';
import { newConcertPage } from './operator-new-concert.js';
import { reservationPage } from './reservation.js';
import { reservationsPage } from './reservations.js';
import { seatsPage } from './seats.js';
import { signInPage } from './sign-in.js';
import { signUpPage } from './sign-up.js';
import { ticketPage } from './ticket.js';
import { walletPage } from './wallet.js';

/** The pages by their names in routes.json. */
export const pages = {
	concerts: concertsPage,
	'sign-in': signInPage,
	'sign-up': signUpPage,
	concert: concertPage,
	line: linePage,
	dates: datesPage,
	seats: seatsPage,
	reservations: reservationsPage,
	reservation: reservationPage,
	ticket: ticketPage,
	wallet: walletPage,
	operator: operatorPage,
	'operator-new-concert': newConcertPage,
	'operator-check-in': checkInPage,
	'operator-audit': auditPage,
	'operator-concert': operatorConcertPage,
	'operator-edit-concert': editConcertPage,
};
