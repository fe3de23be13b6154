import { chargePage } from './charge.js';
import { concertPage } from './concert.js';
import { concertsPage } from './concerts.js';
import { datesPage } from './dates.js';
import { linePage } from './line.js';
import { reservationPage } from './reservation.js';
import { reservationsPage } from './reservations.js';
import { seatsPage } from './seats.js';
import { signInPage } from './sign-in.js';
import { signUpPage } from './sign-up.js';
import { ticketPage } from './ticket.js';
import { walletPage } from './wallet.js';

/** The pages of customers, by their names in routes.json. */
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
	charge: chargePage,
};
