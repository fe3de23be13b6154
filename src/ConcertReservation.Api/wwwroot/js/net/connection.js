import { jittered } from './timers.js';

// Fires "connection-lost" and "connection-restored" on the window.
const PROBE_EVERY = 3000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let probe;

export const isConnected = () => probe === undefined;

export function connectionLost() {
	if (probe !== undefined) return;
	planProbe();
	dispatchEvent(new Event('connection-lost'));
}

export function connectionWorks() {
	if (probe === undefined) return;
	clearTimeout(probe);
	probe = undefined;
	dispatchEvent(new Event('connection-restored'));
}

function planProbe() {
	clearTimeout(probe);
	probe = setTimeout(checkHealth, jittered(PROBE_EVERY));
}

function checkHealth() {
	fetch('/health/live', { cache: 'no-store' }).then(connectionWorks, () => {
		if (!isConnected()) planProbe();
	});
}

addEventListener('offline', connectionLost);
addEventListener('online', () => {
	connectionLost();
	checkHealth();
});
