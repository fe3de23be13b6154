import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jittered } from '../../../src/ConcertReservation.Api/wwwroot/js/net/timers.js';

test('jittered is 80 to 100 % of the time, spread over the whole range', () => {
	const times = Array.from({ length: 2000 }, () => jittered(1000));

	assert.ok(Math.min(...times) >= 800 && Math.min(...times) < 820, `least ${Math.min(...times)}`);
	assert.ok(Math.max(...times) <= 1000 && Math.max(...times) > 980, `most ${Math.max(...times)}`);
});
