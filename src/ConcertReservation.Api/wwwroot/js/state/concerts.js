import { get } from '../net/api.js';
import { user } from './session.js';

const POSTERS = 4;

/** @type {Map<number, any>} */
const cache = new Map();

/**
 * A cached concert, good enough for its title and time zone.
 * @param {string | number} concertId
 */
export const concertOf = async (concertId) => cache.get(Number(concertId)) ?? fetchConcert(concertId);

/**
 * @param {string | number} concertId
 * @param {import('../net/api.js').CallOptions} [options]
 */
export async function fetchConcert(concertId, options) {
	const concert = await get(`/concerts/${concertId}`, options);
	cache.set(Number(concertId), concert);
	return concert;
}

/**
 * A concert as the staff see it. An operator gets drafts too, and performances that are over.
 * @param {string | number} concertId
 */
export const staffConcert = (concertId) =>
	user()?.role === 'operator' ? get(`/admin/concerts/${concertId}`) : fetchConcert(concertId, { cache: 'no-cache' });

/** @param {{ concertId: number }} concert */
export const posterOf = ({ concertId }) => concertId % POSTERS;
