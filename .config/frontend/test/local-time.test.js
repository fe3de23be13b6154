import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInstant, toLocal } from '../../../src/ConcertReservation.Api/wwwroot/js/ui/local-time.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

// Both hemispheres; a change of half an hour, one at midnight, and a zone without changes.
const ZONES = [
	'America/New_York',
	'Europe/Berlin',
	'Australia/Sydney',
	'Australia/Lord_Howe',
	'America/Santiago',
	'Asia/Seoul',
];

for (const zone of ZONES) {
	test(`${zone}: there and back around every change of the clock`, () => {
		const changes = changesOf(zone, 2024, 2030);
		assert.equal(changes.length > 0, zone !== 'Asia/Seoul');
		const middles = changes.length > 0 ? changes : [Date.UTC(2027, 5, 1)];
		for (const change of middles) {
			for (let at = change - 2 * DAY; at <= change + 2 * DAY; at += 15 * MINUTE) {
				const local = toLocal(at, zone);
				const back = toInstant(local, zone);

				assert.equal(toLocal(back, zone), local, `${new Date(at).toISOString()} is ${local}`);
				// Of two instants with the same local time, the first.
				assert.ok(Date.parse(back) <= at, `${local} is ${back}, not after ${new Date(at).toISOString()}`);
			}
		}
	});
}

test('a skipped time is moved forward by the length of the skip', () => {
	assert.equal(toInstant('2027-03-14T02:30', 'America/New_York'), '2027-03-14T07:30:00.000Z');
	assert.equal(toInstant('2027-10-03T02:15', 'Australia/Sydney'), '2027-10-02T16:15:00.000Z');
});

test('the evening before the clock goes forward keeps its hour', () => {
	assert.equal(toInstant('2027-10-02T20:00', 'Australia/Sydney'), '2027-10-02T10:00:00.000Z');
});

test('an empty field has no instant', () => assert.equal(toInstant('', 'Asia/Seoul'), undefined));

/** The instants at which the offset changes, to the minute. */
function changesOf(zone, fromYear, toYear) {
	const offset = (at) => Date.parse(`${toLocal(at, zone)}Z`) - at;
	const changes = [];
	for (let day = Date.UTC(fromYear, 0, 1); day < Date.UTC(toYear, 0, 1); day += DAY) {
		if (offset(day) === offset(day + DAY)) continue;
		let [low, high] = [day, day + DAY];
		while (high - low > MINUTE) {
			const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
			if (offset(middle) === offset(low)) low = middle;
			else high = middle;
		}
		changes.push(high);
	}
	return changes;
}
