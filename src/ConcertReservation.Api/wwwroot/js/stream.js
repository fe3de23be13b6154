import { open } from './api.js';
import { pause } from './pause.js';

// The server sends a comment every 15 s; a connection silent for longer is a dead one.
const SILENCE = 40_000;

/** By the event stream, or by polling while there is none. `take` returns true when it is over, `wait` milliseconds. */
export async function follow({ events, poll, wait, take, place, signal }) {
	let hasStream = true;
	while (!signal.aborted) {
		try {
			if (hasStream && (await listen({ events, place, take, signal }))) return;
		} catch (problem) {
			if (problem.code === 'not_found' || problem.status === 405) hasStream = false;
			else passing(problem);
		}
		const state = signal.aborted ? null : await poll().catch(passing);
		if (signal.aborted || (state && take(state))) return;
		await pause(state ? wait(state) : 3000, signal);
	}
}

export function passing(problem) {
	if (problem.facts && !problem.isPassing) throw problem;
}

// Not EventSource: it cannot send the Authorization header.
async function listen({ events, place, take, signal }) {
	const silence = new AbortController();
	let watchdog;
	const heard = () => {
		clearTimeout(watchdog);
		watchdog = setTimeout(() => silence.abort(), SILENCE);
	};
	heard();
	try {
		const headers = { Accept: 'text/event-stream' };
		const { body } = await open('GET', events, { place, headers, signal: AbortSignal.any([signal, silence.signal]) });
		for await (const { data } of messages(body, heard)) if (take(JSON.parse(data))) return true;
		return false;
	} finally {
		clearTimeout(watchdog);
		silence.abort();
	}
}

async function* messages(body, heard) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return;
		heard();
		const blocks = (rest + value).split(/\r?\n\r?\n/);
		rest = blocks.pop();
		for (const block of blocks) {
			const message = parse(block);
			if ('data' in message) yield message;
		}
	}
}

function parse(block) {
	const message = {};
	for (const line of block.split(/\r?\n/)) {
		const [, name, value] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
		if (name) message[name] = name === 'data' && 'data' in message ? `${message.data}\n${value}` : (value ?? '');
	}
	return message;
}
