import { ApiError, request } from './api.js';
import { alone, sharingOf } from './sharing.js';
import { jittered } from './timers.js';
import { pauseUntilVisible, visibilitySignal } from './visibility.js';

// The server sends a comment every 15 s; a connection that is silent for longer is dead.
const SILENCE_LIMIT = 40_000;
const RETRY_AFTER = 3000;

/**
 * @template T
 * @typedef {object} Subscription
 * @property {string} events path of the event stream
 * @property {() => Promise<T | undefined>} poll reads the state once, used while there is no stream
 * @property {(state: T) => number} pollAfter milliseconds until the next poll
 * @property {(state: T) => boolean | void} onState returns true when the subscription is over
 * @property {string} [concertId] sends the queue token of this concert
 * @property {boolean} [isShared] each message is the whole state, so that one tab can pass it on to the others
 * @property {AbortSignal} signal
 */

/**
 * Calls onState for each state: from the event stream, or by polling while there is none. A hidden tab has no stream, because a
 * browser has only a few connections for all its tabs; of several tabs with the same stream one reads it for all.
 * @template T
 * @param {Subscription<T>} subscription
 */
export async function subscribe({ events, poll, pollAfter, onState, concertId, isShared, signal }) {
	const end = new AbortController();
	const over = () => end.abort();
	signal.addEventListener('abort', over);
	if (signal.aborted) over();
	const sharing = isShared ? sharingOf(events, end.signal) : alone;
	sharing.onMessage((data) => onState(JSON.parse(data)) && over());
	let hasStream = true;
	try {
		while (!end.signal.aborted) {
			if (hasStream && !document.hidden) hasStream = await followStream();
			if (end.signal.aborted) return;
			// A hidden tab learns from the others, as long as they have the stream.
			const isTold = sharing.isTold();
			const state = isTold ? undefined : await poll().catch(ignoreTransient);
			if (end.signal.aborted || (state && onState(state))) return;
			const wait = jittered(state ? pollAfter(state) : RETRY_AFTER);
			await pauseUntilVisible(wait, end.signal);
		}
	} finally {
		over();
		signal.removeEventListener('abort', over);
	}

	/** Reads the stream while the tab is visible. Returns false when the server has none. */
	async function followStream() {
		const visible = visibilitySignal(end.signal);
		const onData = (data) => {
			sharing.tell(data);
			if (onState(JSON.parse(data))) over();
		};
		try {
			await sharing.lead(visible, () => readStream({ events, concertId, onData, signal: visible }));
		} catch (error) {
			if (error.code === 'not_found' || error.status === 405) return false;
			ignoreTransient(error);
		}
		return true;
	}
}

/**
 * Rethrows what a later attempt cannot repair.
 * @param {any} error
 */
export function ignoreTransient(error) {
	if (error instanceof ApiError && !error.isTransient) throw error;
}

// Not EventSource: it cannot send the Authorization header.
async function readStream({ events, concertId, onData, signal }) {
	const silence = new AbortController();
	const abort = () => silence.abort();
	let watchdog;
	const restartWatchdog = () => {
		clearTimeout(watchdog);
		watchdog = setTimeout(abort, SILENCE_LIMIT);
	};
	// Not AbortSignal.any: browsers before 2024 do not have it.
	signal.addEventListener('abort', abort);
	if (signal.aborted) abort();
	restartWatchdog();
	try {
		const headers = { Accept: 'text/event-stream' };
		const { body } = await request('GET', events, { concertId, headers, signal: silence.signal });
		for await (const data of readMessages(body, restartWatchdog)) {
			onData(data);
			if (signal.aborted) return;
		}
	} finally {
		clearTimeout(watchdog);
		signal.removeEventListener('abort', abort);
		abort();
	}
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} onBytes
 */
async function* readMessages(body, onBytes) {
	const decoder = /** @type {ReadableWritablePair<string, any>} */ (new TextDecoderStream());
	const reader = body.pipeThrough(decoder).getReader();
	let rest = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return;
		onBytes();
		const blocks = (rest + value).split(/\r?\n\r?\n/);
		rest = blocks.pop();
		for (const block of blocks) {
			const data = dataOf(block);
			if (data) yield data;
		}
	}
}

/** @param {string} block the lines of one event */
const dataOf = (block) =>
	block
		.split(/\r?\n/)
		.filter((line) => line.startsWith('data:'))
		.map((line) => line.slice('data:'.length).replace(/^ /, ''))
		.join('\n');
