import { observe } from './clock.js';
import * as connection from './connection.js';
import * as places from './places.js';
import * as session from './session.js';

/** A refusal: its code is the contract's, or "offline", or "waiting" when it is not the caller's turn yet. */
export class Problem extends Error {
	constructor(status, facts, retryAfter = 0) {
		super(facts.code);
		const isPassing = status === 0 || status >= 500 || status === 429;
		Object.assign(this, { status, facts, code: facts.code, retryAfter, isPassing });
	}
}

export const get = (path, options) => call('GET', path, options);

/** The JSON of an answer, or null. `place` names the concert whose queue token goes along. */
export async function call(method, path, options) {
	const answer = await open(method, path, options);
	return answer.status === 204 ? null : answer.json();
}

/** An answer that went well, unread: for streams, pictures and files. */
export async function open(method, path, options = {}) {
	const answer = await send(method, path, options);
	if (answer.ok && answer.status !== 202) return answer;
	const problem = await read(answer);
	if (problem.code === 'unauthenticated') {
		if (session.tokens() && !options.isSecond) {
			await refresh();
			return open(method, path, { ...options, isSecond: true });
		}
		session.forget();
	}
	if (problem.code.startsWith('queue_token_')) places.forget(options.place);
	throw problem;
}

async function send(method, path, { body, headers, place, signal, cache }) {
	const sentAt = Date.now();
	const own = { ...headers };
	if (body) own['Content-Type'] = 'application/json';
	if (session.tokens()) own.Authorization = `Bearer ${session.tokens().accessToken}`;
	if (place && places.token(place)) own['Queue-Token'] = places.token(place);
	try {
		const answer = await fetch(`/api/v1${path}`, { method, signal, cache, headers: own, body: body && JSON.stringify(body) });
		connection.found();
		observe(answer.headers.get('Date'), sentAt, Date.now());
		return answer;
	} catch (error) {
		if (signal?.aborted) throw error;
		connection.lost();
		throw new Problem(0, { code: 'offline' });
	}
}

async function read(answer) {
	const facts = await answer.json().catch(() => ({}));
	const code = answer.status === 202 ? 'waiting' : answer.status >= 500 ? 'internal_error' : 'not_found';
	return new Problem(answer.status, { code, ...facts }, Number(answer.headers.get('Retry-After')));
}

let refreshing = null;

// One at a time: ten requests refused together trade the refresh token once.
function refresh() {
	const { refreshToken } = session.tokens();
	refreshing ??= call('POST', '/auth/refresh', { body: { refreshToken }, isSecond: true })
		.then((tokens) => session.keep({ tokens }))
		.catch((problem) => {
			if (problem.code !== 'invalid_credentials') throw problem;
			session.forget();
			throw new Problem(401, { code: 'unauthenticated' });
		})
		.finally(() => (refreshing = null));
	return refreshing;
}
