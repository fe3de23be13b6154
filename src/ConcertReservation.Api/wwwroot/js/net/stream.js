import { ApiError, request } from './api.js';
import { jittered, pause } from './timers.js';

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
 * @property {AbortSignal} signal
 */

/**
 * Calls onState for each state: from the event stream, or by polling while there is none.
 * @template T
 * @param {Subscription<T>} subscription
 */
export async function subscribe({ events, poll, pollAfter, onState, concertId, signal }) {
	let hasStream = true;
	while (!signal.aborted) {
		try {
			if (hasStream && (await readStream({ events, concertId, onState, signal }))) return;
		} catch (error) {
			if (error.code === 'not_found' || error.status === 405) hasStream = false;
			else ignoreTransient(error);
		}
		const state = signal.aborted ? undefined : await poll().catch(ignoreTransient);
		if (signal.aborted || (state && onState(state))) return;
		await pause(jittered(state ? pollAfter(state) : RETRY_AFTER), signal);
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
async function readStream({ events, concertId, onState, signal }) {
	const silence = new AbortController();
	let watchdog;
	const restartWatchdog = () => {
		clearTimeout(watchdog);
		watchdog = setTimeout(abort, SILENCE_LIMIT);
	};
	const abort = () => silence.abort();
	// Not AbortSignal.any: browsers before 2024 do not have it.
	signal.addEventListener('abort', abort);
	if (signal.aborted) abort();
	restartWatchdog();
	try {
		const headers = { Accept: 'text/event-stream' };
		const { body } = await request('GET', events, { concertId, headers, signal: silence.signal });
		for await (const data of readMessages(body, restartWatchdog)) {
			if (onState(JSON.parse(data))) return true;
		}
		return false;
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
