import { user } from './session.js';
import { browserStore } from './storage.js';

// What a door keeps on its device. The admissions are in the browser's storage, so that they survive a reload and a new
// sign-in, until the service has them. The lists of hashes are in the Cache API under the person's id, because a hall can
// have more tickets than the storage takes.
const DEVICE = 'door-device';
const ADMISSIONS = 'door-admissions';
const PROBLEMS = 'door-problems';
const PREFIX = 'door ';

/**
 * @typedef {object} Admission
 * @property {number} performanceId
 * @property {string} ticketId
 * @property {string} at
 * @property {boolean} isSent the service knows it
 */

/** A name that only this browser has: two doors that let the same ticket in are told apart by it. */
export function deviceId() {
	const known = browserStore.get(DEVICE);
	if (known) return known;
	const random = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0'));
	const id = `door-${random.join('')}`;
	browserStore.set(DEVICE, id);
	return id;
}

// Read before each write: another tab of this browser may have written.
const read = (key) => JSON.parse(browserStore.get(key) ?? '[]');
const write = (key, items) => browserStore.set(key, JSON.stringify(items));

/** @returns {Admission[]} */
export const admissions = () => read(ADMISSIONS);

/** @param {Admission[]} added */
export function addAdmissions(added) {
	const known = new Set(added.map(({ ticketId }) => ticketId));
	write(ADMISSIONS, [...admissions().filter(({ ticketId }) => !known.has(ticketId)), ...added]);
}

/** @param {Admission[]} sent */
export function markSent(sent) {
	const keys = new Set(sent.map(keyOf));
	write(
		ADMISSIONS,
		admissions().map((each) => (keys.has(keyOf(each)) ? { ...each, isSent: true } : each)),
	);
}

/** @param {Admission[]} known the list of the service has them */
export function forgetAdmissions(known) {
	const keys = new Set(known.map(keyOf));
	write(
		ADMISSIONS,
		admissions().filter((each) => !keys.has(keyOf(each))),
	);
}

const keyOf = ({ ticketId, at }) => `${ticketId} ${at}`;

/** What the service said about admissions of this device: conflicts with other doors, and tickets that are not valid. */
export const problems = () => read(PROBLEMS);

/** @param {any[]} added */
export function addProblems(added) {
	const known = new Set(problems().map(({ id }) => id));
	write(PROBLEMS, [...problems(), ...added.filter(({ id }) => !known.has(id))]);
}

/** @param {number} performanceId */
export const clearProblems = (performanceId) =>
	write(
		PROBLEMS,
		problems().filter((problem) => problem.performanceId !== performanceId),
	);

const cacheName = () => `${PREFIX}${user()?.userId}`;
const pathOf = (performanceId) => `/door/${performanceId}`;

/**
 * Keeps the list of a performance. Returns false where the browser cannot: without a secure page.
 * @param {number} performanceId
 * @param {{ list: any, tag: string | null, at: string }} kept
 */
export const keepList = (performanceId, kept) =>
	attempt(async () => {
		const cache = await caches.open(cacheName());
		await cache.put(pathOf(performanceId), Response.json(kept));
		return true;
	}, false);

/** @param {number} performanceId */
export const keptList = (performanceId) =>
	attempt(async () => {
		const stored = await caches.match(pathOf(performanceId), { cacheName: cacheName() });
		return stored ? stored.json() : null;
	}, null);

/** The ids of the performances whose lists are on this device. */
export const keptPerformances = () =>
	attempt(async () => {
		const keys = (await caches.has(cacheName())) ? await (await caches.open(cacheName())).keys() : [];
		return keys.map(({ url }) => Number(new URL(url).pathname.split('/').at(-1)));
	}, []);

/**
 * @template T
 * @param {() => Promise<T>} work
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
async function attempt(work, otherwise) {
	try {
		return window.caches ? await work() : otherwise;
	} catch (error) {
		console.warn(error);
		return otherwise;
	}
}
