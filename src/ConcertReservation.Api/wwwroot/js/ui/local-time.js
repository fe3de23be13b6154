const DAY = 86_400_000;

/**
 * The instant of a local date and time, "2030-04-01T19:30", in a time zone; undefined when it is empty.
 * Of a time that occurs twice, when the clock goes back, it is the first; a time that the clock skips is moved forward by the length
 * of the skip. So `toLocal` gives the same time back, except for a skipped one.
 * @param {string} local
 * @param {string} timeZone
 */
export function toInstant(local, timeZone) {
	if (!local) return undefined;
	const asUtc = Date.parse(`${local}Z`);
	// A day before and a day after lie on both sides of the change, if there is one.
	const [before, after] = [asUtc - DAY, asUtc + DAY].map((instant) => asUtc - offsetAt(instant, timeZone));
	const [first, second] = [Math.min(before, after), Math.max(before, after)];
	const matching = [first, second].find((instant) => Date.parse(`${toLocal(instant, timeZone)}Z`) === asUtc);
	return new Date(matching ?? before).toISOString();
}

/**
 * The value of a datetime-local input. The Swedish date format is the one that such an input takes.
 * @param {number | string} instant
 * @param {string} timeZone
 */
export const toLocal = (instant, timeZone) => formatOf(timeZone).format(new Date(instant)).replace(' ', 'T');

/** A format is slow to create. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} timeZone */
function formatOf(timeZone) {
	const format =
		formats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
	formats.set(timeZone, format);
	return format;
}

/** How far the zone is ahead of UTC, in milliseconds. The instant is a whole minute. */
const offsetAt = (instant, timeZone) => Date.parse(`${toLocal(instant, timeZone)}Z`) - instant;

/** @param {string} name */
export function isTimeZone(name) {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}
