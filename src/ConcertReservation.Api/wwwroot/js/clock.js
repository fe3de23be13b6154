// The server's clock decides when holds end; devices' clocks are wrong by minutes. Each answer's Date header, whole
// seconds, bounds the difference from both sides; the narrowest bounds seen are kept.
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

const offset = () => (most === Infinity ? 0 : (least + most) / 2);

export const now = () => Date.now() + offset();
