// Holds end by the server's clock, and devices' are wrong by minutes. Each Date header, in whole seconds, bounds the
// difference from both sides; the narrowest bounds are kept.
let least = -Infinity;
let most = Infinity;

export function observe(header, sentAt, receivedAt) {
	const server = Date.parse(header);
	if (Number.isNaN(server)) return;
	const bounds = [server - receivedAt, server + 1000 - sentAt];
	const isSameClock = bounds[0] <= most && bounds[1] >= least;
	least = isSameClock ? Math.max(least, bounds[0]) : bounds[0];
	most = isSameClock ? Math.min(most, bounds[1]) : bounds[1];
}

export const now = () => Date.now() + (most === Infinity ? 0 : (least + most) / 2);
