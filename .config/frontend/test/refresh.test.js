import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

// A browser with one tab under test. `beforeLock` is what another tab does while this one waits for the lock.
const stored = new Map();
const requests = [];
let beforeLock = () => {};
let validAccess = 'new';
let refreshStatus = 200;

const storage = {
	getItem: (key) => stored.get(key) ?? null,
	setItem: (key, value) => stored.set(key, value),
	removeItem: (key) => stored.delete(key),
	clear: () => stored.clear(),
};
globalThis.window = Object.assign(globalThis, { localStorage: storage, sessionStorage: storage });
globalThis.addEventListener = () => {};
globalThis.dispatchEvent = () => true;
const locks = {
	request: async (_name, work) => {
		beforeLock();
		return work();
	},
};
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
globalThis.fetch = async (url, { headers, body }) => {
	requests.push(url);
	if (url.endsWith('/auth/refresh')) {
		const tokens = { accessToken: 'new', refreshToken: 'second' };
		assert.equal(JSON.parse(body).refreshToken, 'first');
		return answer(refreshStatus, refreshStatus === 200 ? tokens : { code: 'invalid_credentials' });
	}
	const isValid = headers.Authorization === `Bearer ${validAccess}`;
	return isValid ? answer(200, { ok: true }) : answer(401, { code: 'unauthenticated' });
};

store('old', 'first');
const { get } = await import('../../../src/ConcertReservation.Api/wwwroot/js/net/api.js');
const session = await import('../../../src/ConcertReservation.Api/wwwroot/js/state/session.js');

beforeEach(() => {
	store('old', 'first');
	session.readTokens();
	requests.length = 0;
	beforeLock = () => {};
	refreshStatus = 200;
	validAccess = 'new';
});

test('requests that are refused together refresh once', async () => {
	await Promise.all([get('/a'), get('/b'), get('/c')]);

	assert.equal(refreshes(), 1);
	assert.equal(session.tokens().refreshToken, 'second');
});

test('a tab that waited while another one refreshed uses the new tokens and does not refresh', async () => {
	beforeLock = () => store('new', 'second');

	await get('/a');

	assert.equal(refreshes(), 0);
});

test('a tab without locks keeps the tokens that another tab got meanwhile', async () => {
	refreshStatus = 401;
	Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
	const sent = globalThis.fetch;
	globalThis.fetch = async (url, init) => {
		if (url.endsWith('/auth/refresh')) store('new', 'second');
		return sent(url, init);
	};

	await get('/a').finally(() => {
		globalThis.fetch = sent;
		Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
	});

	assert.equal(session.tokens().accessToken, 'new');
});

test('a session that has ended is forgotten', async () => {
	refreshStatus = 401;

	await assert.rejects(get('/a'), { code: 'unauthenticated' });

	assert.equal(session.tokens(), null);
	assert.equal(stored.has('session'), false);
});

test('a sign-out in another tab is not undone by the refresh', async () => {
	beforeLock = () => stored.delete('session');

	await assert.rejects(get('/a'), { code: 'unauthenticated' });

	assert.equal(refreshes(), 0);
	assert.equal(stored.has('session'), false);
});

function store(accessToken, refreshToken) {
	stored.set('session', JSON.stringify({ tokens: { accessToken, refreshToken }, user: { userId: 'u' } }));
}

function answer(status, json) {
	const headers = new Headers();
	return { ok: status < 400, status, headers, json: async () => json };
}

const refreshes = () => requests.filter((url) => url.endsWith('/auth/refresh')).length;
