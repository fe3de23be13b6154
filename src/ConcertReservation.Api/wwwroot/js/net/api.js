import * as queueTokens from '../state/queue-token-store.js';
import * as session from '../state/session.js';
import { browserStore } from '../state/storage.js';
import { observeServerTime } from './clock.js';
import { connectionLost, connectionWorks } from './connection.js';

/**
 * @typedef {object} CallOptions
 * @property {unknown} [body] sent as JSON, or as it is when it is a file
 * @property {Record<string, string>} [headers]
 * @property {string | number} [concertId] sends the queue token of this concert
 * @property {AbortSignal} [signal]
 * @property {RequestCache} [cache]
 * @property {boolean} [takes202] 202 is an answer of this operation; everywhere else it says that the customer must wait
 * @property {boolean} [isRetry] the access token was refreshed for this call
 */

/** An error response. The code is the API's, "offline", or "waiting" when the customer is not admitted yet. */
export class ApiError extends Error {
	/**
	 * @param {number} status 0 when there was no response
	 * @param {Record<string, any> & { code: string }} details the problem document
	 */
	constructor(status, details, retryAfter = 0) {
		super(details.code);
		this.status = status;
		this.details = details;
		this.code = details.code;
		this.retryAfter = retryAfter;
		this.isTransient = status === 0 || status >= 500 || status === 429;
	}
}

/**
 * @param {string} path
 * @param {CallOptions} [options]
 */
export const get = (path, options) => call('GET', path, options);

/**
 * Returns the JSON of a successful response, or null for 204. Throws an ApiError otherwise.
 * @param {string} method
 * @param {string} path
 * @param {CallOptions} [options]
 */
export async function call(method, path, options) {
	const response = await request(method, path, options);
	return response.status === 204 ? null : response.json();
}

/**
 * Returns the JSON of a successful response with its ETag, the version for If-Match.
 * @param {string} method
 * @param {string} path
 * @param {CallOptions} [options]
 */
export async function callVersioned(method, path, options) {
	const response = await request(method, path, options);
	return { content: await response.json(), version: response.headers.get('ETag') };
}

/**
 * Returns a successful response without reading it: for event streams, images and files.
 * @param {string} method
 * @param {string} path
 * @param {CallOptions} [options]
 * @returns {Promise<Response>}
 */
export async function request(method, path, options = {}) {
	const used = session.tokens();
	const response = await send(method, path, options);
	if (response.ok && (response.status !== 202 || options.takes202)) return response;
	const error = await readError(response);
	if (error.code === 'unauthenticated') {
		if (used && !options.isRetry) {
			await refreshTokens(used.accessToken);
			return request(method, path, { ...options, isRetry: true });
		}
		session.clear();
	}
	if (options.concertId && error.code.startsWith('queue_token_')) queueTokens.remove(options.concertId);
	throw error;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {CallOptions} options
 */
async function send(method, path, { body, headers, concertId, signal, cache }) {
	const sentAt = Date.now();
	const url = `/api/v1${path}`;
	const allHeaders = { ...headers, ...authHeaders(concertId) };
	const isFile = body instanceof Blob;
	if (body && !isFile) allHeaders['Content-Type'] = 'application/json';
	try {
		const response = await fetch(url, {
			method,
			signal,
			cache,
			headers: allHeaders,
			body: isFile ? body : body && JSON.stringify(body),
		});
		connectionWorks();
		observeServerTime(response.headers.get('Date'), sentAt, Date.now());
		return response;
	} catch (error) {
		if (signal?.aborted) throw error;
		connectionLost();
		throw new ApiError(0, { code: 'offline' });
	}
}

/** @param {string | number | undefined} concertId */
function authHeaders(concertId) {
	/** @type {Record<string, string>} */
	const headers = {};
	const tokens = session.tokens();
	if (tokens) headers.Authorization = `Bearer ${tokens.accessToken}`;
	const queueToken = concertId && queueTokens.read(concertId);
	if (queueToken) headers['Queue-Token'] = queueToken;
	return headers;
}

/** @param {Response} response */
async function readError(response) {
	const details = await response.json().catch(() => ({}));
	const retryAfter = Number(response.headers.get('Retry-After'));
	return new ApiError(response.status, { code: defaultCode(response.status), ...details }, retryAfter);
}

/** @param {number} status */
function defaultCode(status) {
	if (status === 202) return 'waiting';
	return status >= 500 ? 'internal_error' : 'not_found';
}

/** @type {Promise<void> | null} */
let refreshing = null;

/**
 * A refresh token can be used once: requests that are refused together share one refresh, and so do the tabs of the browser.
 * @param {string} refused the access token of the request
 */
function refreshTokens(refused) {
	refreshing ??= inOneTab(() => refresh(refused)).finally(() => {
		refreshing = null;
	});
	return refreshing;
}

/**
 * Without locks, two tabs may use the same token; the server answers the second one too when it comes within 10 seconds.
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
function inOneTab(work) {
	return navigator.locks && !browserStore.isBlocked ? navigator.locks.request('refresh-tokens', work) : work();
}

/** @param {string} refused */
async function refresh(refused) {
	const before = session.readTokens();
	let next = null;
	if (before?.accessToken === refused) next = await exchange(before.refreshToken);

	// Another tab may have refreshed the tokens, or signed out, before or meanwhile.
	const now = session.readTokens();
	if (now?.accessToken !== refused && now) return;
	if (now && next) return session.update({ tokens: next });
	session.clear();
	throw new ApiError(401, { code: 'unauthenticated' });
}

/**
 * The next tokens; null when the session has ended.
 * @param {string} refreshToken
 */
async function exchange(refreshToken) {
	try {
		return await call('POST', '/auth/refresh', { body: { refreshToken }, isRetry: true });
	} catch (error) {
		if (error.code === 'invalid_credentials') return null;
		throw error;
	}
}
