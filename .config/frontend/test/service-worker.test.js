import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import vm from 'node:vm';

const source = readFileSync(
	new URL('../../../src/ConcertReservation.Api/wwwroot/service-worker.js', import.meta.url),
	'utf8',
).replaceAll('/assets/current/', '/assets/v2/');
const HOST = 'https://tickets.example';

/** What the network answers by path; null is no answer at all. */
let network;
/** @type {Map<string, Map<string, string>>} */
let stores;
let listeners;

beforeEach(() => {
	stores = new Map([
		['shell v1', new Map([['/', 'page v1']])],
		['tickets 7', new Map()],
	]);
	network = (path) => answer(path === '/' ? 'page with /assets/v2/app.css' : `file ${path}`, 'public, immutable');
	listeners = {};
	const self = {
		addEventListener: (name, listener) => {
			listeners[name] = listener;
		},
		skipWaiting: async () => {},
		clients: { claim: async () => {} },
		caches: {
			open: async (name) => cacheOf(name),
			keys: async () => [...stores.keys()],
			delete: async (name) => stores.delete(name),
		},
		fetch: async (request) => {
			const path = new URL(request.url ?? request, HOST).pathname;
			return (await network(path)) ?? Promise.reject(new TypeError('Failed to fetch'));
		},
		location: new URL(HOST),
		setTimeout: (callback) => setTimeout(callback, 10),
		URL,
		Promise,
		Error,
	};
	vm.runInNewContext(source, self);
});

test('the shell of its version is stored whole, and the one before is removed', async () => {
	await dispatch('install');
	await dispatch('activate');

	assert.deepEqual([...stores.keys()], ['tickets 7', 'shell v2']);
	assert.equal(stores.get('shell v2').size, 9);
});

test('during an upgrade a page of another version stops the installation', async () => {
	network = (path) => answer(path === '/' ? 'page with /assets/v1/app.css' : 'file', 'public, immutable');

	await assert.rejects(dispatch('install'), /version v2/);

	assert.equal(stores.has('shell v2'), false);
});

test('during an upgrade a file of another version stops the installation', async () => {
	network = (path) => answer('page with /assets/v2/app.css', path.endsWith('app.js') ? 'no-cache' : 'immutable');

	await assert.rejects(dispatch('install'), /version v2/);
});

test('a page comes from the network while it answers, also with an error', async () => {
	await dispatch('install');
	network = () => answer('new page', 'no-cache');

	assert.equal((await open('/concerts/1')).body, 'new page');
});

test('without a network a page is the shell, and a file is the stored one', async () => {
	await dispatch('install');
	network = () => null;

	assert.equal((await open('/reservations')).body, 'page with /assets/v2/app.css');
	assert.equal((await load('/assets/v2/app.css')).body, 'file /assets/v2/app.css');
});

test('a ticket does not wait for a network that does not answer; another page does', async () => {
	await dispatch('install');
	network = () => new Promise(() => {});

	assert.equal((await open('/reservations/1/ticket')).body, 'page with /assets/v2/app.css');
	const other = await Promise.race([open('/wallet'), new Promise((resolve) => setTimeout(resolve, 100, 'waits'))]);
	assert.equal(other, 'waits');
});

test('requests of the API, of others and with an effect pass by', () => {
	for (const path of ['/api/v1/concerts', '/health/live', '/swagger', '/metrics']) {
		assert.equal(open(path), undefined);
		assert.equal(load(path), undefined);
	}
	assert.equal(request({ method: 'POST', mode: 'navigate', url: `${HOST}/` }), undefined);
	assert.equal(request({ method: 'GET', mode: 'navigate', url: 'https://other.example/' }), undefined);
});

async function dispatch(name) {
	const work = [];
	listeners[name]({ waitUntil: (promise) => work.push(promise) });
	await Promise.all(work);
}

/** What the worker answers, or undefined when the request passes by. */
function request(wanted) {
	let result;
	listeners.fetch({
		request: wanted,
		respondWith: (promise) => {
			result = promise;
		},
	});
	return result;
}

const open = (path) => request({ method: 'GET', mode: 'navigate', url: HOST + path });

const load = (path) => request({ method: 'GET', mode: 'cors', url: HOST + path });

function cacheOf(name) {
	const store = stores.get(name) ?? new Map();
	stores.set(name, store);
	return {
		put: async (path, response) => store.set(path, response.body),
		match: async (path) => (store.has(path) ? answer(store.get(path), 'stored') : undefined),
	};
}

const answer = (body, cacheControl) => ({
	ok: true,
	body,
	headers: new Headers({ 'Cache-Control': cacheControl }),
	text: async () => body,
	clone: () => answer(body, cacheControl),
});
