// Holds end by the server's clock, and the clock of a device can be wrong by minutes. Each Date header, in whole
// seconds, bounds the difference from both sides; the narrowest bounds are kept.
let least = Number.NEGATIVE_INFINITY;
let most = Number.POSITIVE_INFINITY;

/**
 * @param {string | null} header the Date header of a response
 * @param {number} sentAt
 * @param {number} receivedAt
 */
export function observeServerTime(header, sentAt, receivedAt) {
	const server = Date.parse(header ?? '');
	if (Number.isNaN(server)) return;
	const lower = server - receivedAt;
	const upper = server + 1000 - sentAt;
	const isSameClock = lower <= most && upper >= least;
	least = isSameClock ? Math.max(least, lower) : lower;
	most = isSameClock ? Math.min(most, upper) : upper;
}

/** The server's time in milliseconds. */
export const serverNow = () => Date.now() + (most === Number.POSITIVE_INFINITY ? 0 : (least + most) / 2);
