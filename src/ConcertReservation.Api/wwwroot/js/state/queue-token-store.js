import { tabStore } from './storage.js';

// The server also finds the customer's place without a queue token; the token saves it a query. So the memory of one
// tab is enough.

/** @param {string | number} concertId */
const keyOf = (concertId) => `queue-token ${concertId}`;

/** @param {string | number} concertId */
export const read = (concertId) => tabStore.get(keyOf(concertId));

/** @param {{ concertId: number, token: string }} queueToken */
export const save = ({ concertId, token }) => tabStore.set(keyOf(concertId), token);

/** @param {string | number} concertId */
export const remove = (concertId) => tabStore.remove(keyOf(concertId));
