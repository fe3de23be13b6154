import { user } from '../state/session.js';
import { openChannel } from './channel.js';

/** A hidden tab polls when the others have been silent for so long. */
const TOLD_FOR = 20_000;

/** For a stream that is not shared. */
export const alone = {
	onMessage: () => {},
	tell: () => {},
	isTold: () => false,
	lead: (_signal, read) => read(),
};

/**
 * Of all tabs of this browser that want the stream, the one that has its lock reads it and tells the others each message. Another
 * one takes over when that tab is closed or hidden. A browser without locks or channels reads it in each visible tab.
 * @param {string} events path of the event stream
 * @param {AbortSignal} signal ends the sharing
 */
export function sharingOf(events, signal) {
	const name = `${user()?.userId} ${events}`;
	const channel = navigator.locks ? openChannel(name) : null;
	if (!channel) return alone;
	signal.addEventListener('abort', () => channel.close());
	let toldAt = Number.NEGATIVE_INFINITY;
	return { onMessage, tell, isTold, lead };

	/** @param {(data: string) => void} listener */
	function onMessage(listener) {
		channel.addEventListener('message', ({ data }) => {
			if (signal.aborted) return;
			toldAt = performance.now();
			listener(data);
		});
	}

	/** @param {string} data */
	function tell(data) {
		if (!signal.aborted) channel.postMessage(data);
	}

	function isTold() {
		return document.hidden && performance.now() - toldAt < TOLD_FOR;
	}

	/**
	 * Waits until this tab is the one that reads, and reads. Resolves without reading when the signal aborts before.
	 * @param {AbortSignal} until
	 * @param {() => Promise<void>} read
	 */
	async function lead(until, read) {
		let result;
		try {
			await navigator.locks.request(name, { signal: until }, () => {
				// The lock is held until the read ends; its error is for the caller, not for the lock.
				result = read();
				return result.catch(() => {});
			});
		} catch {
			// Hidden or closed while another tab was reading.
		}
		await result;
	}
}
