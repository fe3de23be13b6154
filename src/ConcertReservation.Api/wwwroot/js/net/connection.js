// Fires "connection-lost" and "connection-restored" on the window.
const PROBE_EVERY = 3000;

/** @type {ReturnType<typeof setInterval> | undefined} */
let probe;

export const isConnected = () => probe === undefined;

export function connectionLost() {
	if (probe !== undefined) return;
	probe = setInterval(checkHealth, PROBE_EVERY);
	dispatchEvent(new Event('connection-lost'));
}

export function connectionWorks() {
	if (probe === undefined) return;
	clearInterval(probe);
	probe = undefined;
	dispatchEvent(new Event('connection-restored'));
}

const checkHealth = () => fetch('/health/live', { cache: 'no-store' }).then(connectionWorks, () => {});

addEventListener('offline', connectionLost);
addEventListener('online', () => {
	connectionLost();
	checkHealth();
});
