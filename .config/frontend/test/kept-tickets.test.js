import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';

/** @type {Map<string, Map<string, any>>} */
const stores = new Map();
let kept;
let session;

before(async () => {
	const items = new Map();
	const storage = {
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => items.set(key, value),
		removeItem: (key) => items.delete(key),
		clear: () => items.clear(),
	};
	const caches = {
		open: async (name) => cacheOf(name),
		has: async (name) => stores.has(name),
		keys: async () => [...stores.keys()],
		delete: async (name) => stores.delete(name),
	};
	const browser = { localStorage: storage, sessionStorage: storage, caches, addEventListener() {}, dispatchEvent() {} };
	Object.assign(globalThis, browser, { window: browser });
	const root = '../../../src/ConcertReservation.Api/wwwroot/js/state';
	session = await import(`${root}/session.js`);
	kept = await import(`${root}/kept-tickets.js`);
});

beforeEach(() => {
	stores.clear();
	stores.set('shell v1', new Map());
	session.update({ user: { userId: 'a' } });
});

test('a kept ticket is found by the person who opened it, and by nobody else', async () => {
	await kept.keepTicket('1', 'a', { code: 'x' });

	assert.deepEqual(await kept.keptTicket('1'), { code: 'x' });
	assert.deepEqual(await kept.keptTickets(), [{ code: 'x' }]);
	assert.equal(await kept.keptTicket('2'), undefined);
	session.update({ user: { userId: 'b' } });
	assert.equal(await kept.keptTicket('1'), undefined);
	assert.deepEqual(await kept.keptTickets(), []);
});

test('a sign-out removes the tickets, and nothing else', async () => {
	await kept.keepTicket('1', 'a', { code: 'x' });
	session.clear();

	await kept.forgetTicketsOfOthers();

	assert.deepEqual([...stores.keys()], ['shell v1']);
});

test('another person who signs in removes the tickets of the first', async () => {
	await kept.keepTicket('1', 'a', { code: 'x' });
	session.update({ user: { userId: 'b' } });

	await kept.forgetTicketsOfOthers();

	assert.deepEqual([...stores.keys()], ['shell v1']);
});

test('a ticket that arrives after the sign-out is not kept', async () => {
	session.clear();

	await kept.keepTicket('1', 'a', { code: 'x' });

	assert.deepEqual([...stores.keys()], ['shell v1']);
});

test('a sign-out while a ticket is being kept removes it', async () => {
	const keeping = kept.keepTicket('1', 'a', { code: 'x' });
	session.clear();

	await keeping;

	assert.deepEqual([...stores.keys()], ['shell v1']);
});

test('a ticket that is no longer valid is removed', async () => {
	await kept.keepTicket('1', 'a', { code: 'x' });
	await kept.keepTicket('2', 'a', { code: 'y' });

	await kept.forgetTicket('1');

	assert.deepEqual(await kept.keptTickets(), [{ code: 'y' }]);
});

test('a browser that refuses to store is no error', async () => {
	globalThis.caches.open = async () => Promise.reject(new Error('refused'));

	await kept.keepTicket('1', 'a', { code: 'x' });

	assert.equal(await kept.keptTicket('1'), undefined);
});

function cacheOf(name) {
	const store = stores.get(name) ?? new Map();
	stores.set(name, store);
	return {
		put: async (key, response) => store.set(key, await response.json()),
		match: async (key) => (store.has(key) ? Response.json(store.get(key)) : undefined),
		matchAll: async () => [...store.values()].map((each) => Response.json(each)),
		delete: async (key) => store.delete(key),
	};
}
