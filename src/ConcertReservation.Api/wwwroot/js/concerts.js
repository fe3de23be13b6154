import { get } from './api.js';

const POSTERS = 4;
const known = new Map();

/** The answer of a moment ago will do where only the name and the time zone matter; `fresh` asks anew, with its options. */
export async function concertOf(concertId, fresh) {
	const id = Number(concertId);
	if (fresh || !known.has(id)) known.set(id, await get(`/concerts/${id}`, fresh));
	return known.get(id);
}

export const posterOf = ({ concertId }) => concertId % POSTERS;
