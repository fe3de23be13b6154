import { toInstant } from './local-time.js';

/** The body of an operator's request from the fields of a concert. What is empty is left out. */
export const concertBody = (values, timeZone) => {
	const { title, venue, address, ageRating, runningMinutes, saleOpensAt, saleClosesAt } = values;
	return {
		title,
		venue: { name: venue, address },
		ageRating: ageRating || undefined,
		runningMinutes: runningMinutes ? Number(runningMinutes) : undefined,
		saleOpensAt: toInstant(saleOpensAt, timeZone),
		saleClosesAt: toInstant(saleClosesAt, timeZone),
	};
};

/**
 * The body of a change: only the fields that are there; an empty one is cleared.
 * @param {Record<string, string>} changed
 * @param {string} timeZone
 */
export function concertChange(changed, timeZone) {
	const { venue, address, ...others } = changed;
	const body = Object.fromEntries(
		Object.entries(others).map(([name, value]) => [name, changeOf[name]?.(value, timeZone) ?? null]),
	);
	if (venue !== undefined || address !== undefined) body.venue = { name: venue, address };
	return body;
}

const changeOf = {
	title: (value) => value,
	ageRating: (value) => value || null,
	runningMinutes: (value) => (value ? Number(value) : null),
	saleOpensAt: toInstant,
	saleClosesAt: toInstant,
};
