import { pause } from './timers.js';

/**
 * A signal that aborts when the tab becomes hidden, or with the given one.
 * @param {AbortSignal} signal
 */
export function visibilitySignal(signal) {
	const control = new AbortController();
	const check = () => {
		if (document.hidden || signal.aborted) control.abort();
	};
	document.addEventListener('visibilitychange', check, { signal: control.signal });
	signal.addEventListener('abort', check, { signal: control.signal });
	check();
	return control.signal;
}

/**
 * Resolves after the time, or when a hidden tab becomes visible, or when the signal aborts.
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 */
export async function pauseUntilVisible(milliseconds, signal) {
	const end = new AbortController();
	const check = () => document.hidden || end.abort();
	document.addEventListener('visibilitychange', check, { signal: end.signal });
	signal.addEventListener('abort', () => end.abort(), { signal: end.signal });
	if (signal.aborted) end.abort();
	await pause(milliseconds, end.signal);
	end.abort();
}
