import assert from 'node:assert/strict';
import { before, test } from 'node:test';

let viewOfCodes;

before(async () => {
	// The module reads the address of the stylesheet when it is loaded.
	globalThis.document = { querySelector: () => ({ href: 'http://localhost/app.css' }) };
	({ viewOfCodes } = await import('../../../src/ConcertReservation.Api/wwwroot/js/ui/scanner.js'));
});

test('a code in the view is one scan, however long it stays', () => {
	const view = viewOfCodes();
	const times = Array.from({ length: 100 }, (_, i) => i * 250);

	assert.deepEqual(
		times.flatMap((now) => view.newOf(['a'], now)),
		['a'],
	);
});

test('a code that a slow device sees in two frames is one scan', () => {
	const view = viewOfCodes();
	view.newOf(['a'], 0);

	assert.deepEqual(view.newOf(['a'], 4000), []);
});

test('a code that was out of the view is a new scan', () => {
	const view = viewOfCodes();
	view.newOf(['a'], 0);

	assert.deepEqual(view.newOf(['b'], 1000), ['b']);
	assert.deepEqual(view.newOf(['a'], 1600), ['a']);
});

test('a code that was forgotten is a new scan while it stays', () => {
	const view = viewOfCodes();
	view.newOf(['a'], 0);
	view.forget('a');

	assert.deepEqual(view.newOf(['a'], 250), ['a']);
});
