import { tabStore } from '../state/storage.js';
import { call } from './api.js';
import { jittered, pause } from './timers.js';

const MAX_ATTEMPTS = 4;

/** @type {Map<string, Promise<any>>} */
const running = new Map();

/**
 * POST for what moves money or seats. The same path and body keep their Idempotency-Key until the outcome is known:
 * through double clicks, lost responses and reloads.
 * @param {string} path
 * @param {object} [body]
 * @param {import('./api.js').CallOptions} [options]
 */
export function idempotentPost(path, body, options = {}) {
	const id = `idempotency ${path} ${JSON.stringify(body ?? null)}`;
	const started = running.get(id) ?? post(id, path, body, options).finally(() => running.delete(id));
	running.set(id, started);
	return started;
}

/**
 * @param {string} id
 * @param {string} path
 * @param {object | undefined} body
 * @param {import('./api.js').CallOptions} options
 */
async function post(id, path, body, options) {
	const key = tabStore.get(id) ?? newKey();
	tabStore.set(id, key);
	for (let attempt = 1; ; attempt++) {
		try {
			const result = await call('POST', path, { ...options, body, headers: { 'Idempotency-Key': key } });
			tabStore.remove(id);
			return result;
		} catch (error) {
			const isUnknown = error.isTransient || error.code === 'idempotency_key_in_use';
			if (!isUnknown) tabStore.remove(id);
			if (!isUnknown || attempt === MAX_ATTEMPTS) throw error;
			// Not before the time that the server named.
			await pause(1000 * error.retryAfter + jittered(1000 * attempt));
		}
	}
}

// Not crypto.randomUUID: browsers offer it to secure pages only.
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');
