import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

const LIST = '/api/v1/admin/performances/1/door-list';

/** @type {Map<string, string>} */
const items = new Map();

/** @type {{ path: string, body: any }[]} */
let requests = [];

/** @type {any} */
let answers = {};
let offlineDoor;
let hashOf;
let leave;

before(async () => {
	const storage = {
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => items.set(key, value),
		removeItem: (key) => items.delete(key),
		clear: () => items.clear(),
	};
	const target = new EventTarget();
	const browser = {
		localStorage: storage,
		sessionStorage: storage,
		document: { hidden: false },
		addEventListener: (...args) => target.addEventListener(...args),
		dispatchEvent: (event) => target.dispatchEvent(event),
		fetch: answer,
	};
	Object.assign(globalThis, browser, { window: browser });
	const root = '../../../src/ConcertReservation.Api/wwwroot/js';
	({ offlineDoor, hashOf } = await import(`${root}/ui/offline-door.js`));
});

beforeEach(() => {
	items.clear();
	requests = [];
	answers = { [`${LIST}/admissions`]: { accepted: 1, conflicts: [], refused: [] } };
	leave?.abort();
	leave = new AbortController();
});

after(() => leave.abort());

test('a hash is the SHA-256 of the code in Base64, as the service computes it', async () => {
	assert.equal(await hashOf('abc'), 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
});

test('without the service a ticket is accepted once, and kept until it is sent', async () => {
	const door = await openDoor([ticket('t1', ['code'])]);

	assert.equal((await door.admit('code')).holder, 'Kim');
	assert.equal((await door.admit('code')).reason, 'error.already_checked_in');
	const [kept] = JSON.parse(items.get('door-admissions'));
	assert.deepEqual([kept.ticketId, kept.isSent], ['t1', false]);
});

test('a code that the list does not have, and one that is in already, are refused', async () => {
	const inside = { ...ticket('t1', ['code']), checkedInAt: '2026-12-01T10:00:00Z' };
	const door = await openDoor([inside]);

	assert.equal((await door.admit('other')).reason, 'checkIn.notOnList');
	const refused = await door.admit('code');
	assert.equal(refused.reason, 'error.already_checked_in');
	assert.equal(refused.checkedInAt, '2026-12-01T10:00:00Z');
});

test('a code that several tickets list lets in those that are not in yet', async () => {
	const door = await openDoor([ticket('t1', ['one', 'all']), ticket('t2', ['two', 'all'])]);
	await door.admit('one');

	const accepted = await door.admit('all');

	assert.deepEqual(
		accepted.seats.map(({ ticketId }) => ticketId),
		['t2'],
	);
});

test('what was let in is sent with the name of the device, and once', async () => {
	const door = await openDoor([ticket('t1', ['code'])]);
	await door.admit('code');
	assert.equal(door.state().unsent, 1);

	dispatchEvent(new Event('connection-restored'));
	await until(() => door.state().unsent === 0);
	dispatchEvent(new Event('connection-restored'));
	await until(() => true);

	const uploads = requests.filter(({ path }) => path.endsWith('/admissions'));
	assert.equal(uploads.length, 1);
	assert.match(uploads[0].body.deviceId, /^door-[0-9a-f]{16}$/);
	assert.equal(uploads[0].body.items[0].ticketId, 't1');
});

test('a conflict with another door is kept with its seat', async () => {
	const conflict = { ticketId: 't1', first: '2026-12-01T10:00:00Z', second: '2026-12-01T10:05:00Z' };
	answers[`${LIST}/admissions`] = { accepted: 0, conflicts: [conflict], refused: [] };
	const door = await openDoor([ticket('t1', ['code'])]);
	await door.admit('code');

	dispatchEvent(new Event('connection-restored'));
	await until(() => door.state().problems.length === 1);

	const [problem] = door.state().problems;
	assert.equal(problem.isConflict, true);
	assert.equal(problem.holder, 'Kim');
});

/** A door whose list has come. */
async function openDoor(tickets) {
	leave.abort();
	leave = new AbortController();
	const hashed = tickets.map(async ({ codes, ...each }) => ({
		...each,
		codeHashes: await Promise.all(codes.map(hashOf)),
	}));
	answers[LIST] = {
		performanceId: 1,
		concertTitle: 'T',
		startsAt: '2026-12-01T11:00:00Z',
		items: await Promise.all(hashed),
	};
	const onError = (error) => assert.fail(error);
	const door = offlineDoor(1, { signal: leave.signal, onChange: () => {}, onError });
	await until(() => door.state().listedAt);
	return door;
}

const ticket = (ticketId, codes) => ({
	ticketId,
	codes,
	number: '1',
	section: null,
	row: null,
	holder: 'Kim',
	checkedInAt: null,
});

async function answer(url, { body }) {
	requests.push({ path: url, body: body && JSON.parse(body) });
	return Response.json(answers[url], { headers: { ETag: '"1"' } });
}

async function until(isTrue) {
	for (let tries = 0; tries < 200; tries++) {
		await new Promise((resolve) => setTimeout(resolve, 5));
		if (isTrue()) return;
	}
	assert.fail('not within a second');
}
