import { call } from './api.js';
import { pause } from './pause.js';

const TRIES = 4;
const running = new Map();

/** The same wish keeps its Idempotency-Key until its answer is known. */
export function once(path, body, options = {}) {
	const wish = `once ${path} ${JSON.stringify(body ?? null)}`;
	if (!running.has(wish)) running.set(wish, attempt(wish, path, body, options).finally(() => running.delete(wish)));
	return running.get(wish);
}

async function attempt(wish, path, body, options) {
	const key = sessionStorage.getItem(wish) ?? newKey();
	sessionStorage.setItem(wish, key);
	for (let tried = 1; ; tried++) {
		try {
			const answer = await call('POST', path, { ...options, body, headers: { 'Idempotency-Key': key } });
			sessionStorage.removeItem(wish);
			return answer;
		} catch (problem) {
			if (!isUnsure(problem)) sessionStorage.removeItem(wish);
			if (!isUnsure(problem) || tried === TRIES) throw problem;
			await pause(1000 * Math.max(problem.retryAfter, tried));
		}
	}
}

const isUnsure = ({ isPassing, code }) => isPassing || code === 'idempotency_key_in_use';

// Not randomUUID: browsers give it to secure pages only.
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');
