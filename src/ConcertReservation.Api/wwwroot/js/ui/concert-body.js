/**
 * The instant of a local date and time, "2030-04-01T19:30", in a time zone; undefined when it is empty.
 * @param {string} local
 * @param {string} timeZone
 */
export function toInstant(local, timeZone) {
	if (!local) return undefined;
	const asUtc = Date.parse(`${local}Z`);
	const offset = Date.parse(`${toLocal(asUtc, timeZone)}Z`) - asUtc;
	return new Date(asUtc - offset).toISOString();
}

/**
 * The value of a datetime-local input. The Swedish date format is the one that such an input takes.
 * @param {number | string} instant
 * @param {string} timeZone
 */
export const toLocal = (instant, timeZone) =>
	new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
		.format(new Date(instant))
		.replace(' ', 'T');

/** The body of an operator's request from the fields of a concert. */
export const concertBody = ({ title, venue, address, saleOpensAt, saleClosesAt }, timeZone) => ({
	title,
	venue: { name: venue, address },
	saleOpensAt: toInstant(saleOpensAt, timeZone),
	saleClosesAt: toInstant(saleClosesAt, timeZone),
});
