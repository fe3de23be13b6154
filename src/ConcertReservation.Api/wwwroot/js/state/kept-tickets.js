import { user } from './session.js';

// The tickets that the signed-in person opened on this device, so that they can be shown without a network. In the Cache API, which
// only secure pages have, under the person's id. Keeping is an extra: it never throws.
const PREFIX = 'tickets ';

// Those of doors have names of guests.
const PERSONAL = [PREFIX, 'door '];

const nameOf = (userId) => PREFIX + userId;
const keyOf = (reservationId) => `/reservations/${reservationId}/ticket`;

/**
 * @param {string} reservationId
 * @param {string} userId who asked for it
 * @param {object} ticket
 */
export async function keepTicket(reservationId, userId, ticket) {
	await attempt(async () => {
		const cache = await caches.open(nameOf(userId));
		await cache.put(keyOf(reservationId), Response.json(ticket));
		// The person may have signed out meanwhile.
		await forgetTicketsOfOthers();
	});
}

/** @param {string} reservationId */
export const keptTicket = (reservationId) =>
	attempt(async () => {
		const stored = await (await cacheOfUser())?.match(keyOf(reservationId));
		return stored?.json();
	});

/** @returns {Promise<any[] | undefined>} */
export const keptTickets = () =>
	attempt(async () => {
		const stored = await (await cacheOfUser())?.matchAll();
		return Promise.all((stored ?? []).map((response) => response.json()));
	});

/** @param {string} reservationId the ticket is no longer valid */
export const forgetTicket = (reservationId) => attempt(async () => (await cacheOfUser())?.delete(keyOf(reservationId)));

/** Nobody else who uses this device may see them: called when the session changes, and when the pages start. */
export const forgetTicketsOfOthers = () =>
	attempt(async () => {
		const own = PERSONAL.map((prefix) => user() && prefix + user().userId);
		const isPersonal = (name) => PERSONAL.some((prefix) => name.startsWith(prefix));
		const names = (await caches.keys()).filter((name) => isPersonal(name) && !own.includes(name));
		await Promise.all(names.map((name) => caches.delete(name)));
	});

// Not caches.open alone: it would make an empty one.
async function cacheOfUser() {
	const name = user() && nameOf(user().userId);
	return name && (await caches.has(name)) ? caches.open(name) : null;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
async function attempt(work) {
	try {
		return window.caches ? await work() : undefined;
	} catch (error) {
		console.warn(error);
		return undefined;
	}
}
