import { toInstant } from './local-time.js';

/** The body of an operator's request from the fields of a concert. */
export const concertBody = ({ title, venue, address, saleOpensAt, saleClosesAt }, timeZone) => ({
	title,
	venue: { name: venue, address },
	saleOpensAt: toInstant(saleOpensAt, timeZone),
	saleClosesAt: toInstant(saleClosesAt, timeZone),
});
