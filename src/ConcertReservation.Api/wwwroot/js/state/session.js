import { browserStore, tabStore } from './storage.js';

// In localStorage, so that a second tab and a restarted phone keep the place in the line. Only a script of another
// origin could steal it there, and the Content-Security-Policy allows none. Fires "session-changed" on the window.
const KEY = 'session';

/**
 * @typedef {object} Session
 * @property {{ accessToken: string, refreshToken: string }} [tokens]
 * @property {{ userId: string, email: string, name: string, role: string, performanceIds?: number[] }} [user]
 */

/** @type {Session | null} */
let current = read();

/** @returns {Session | null} */
function read() {
	return JSON.parse(browserStore.get(KEY) ?? 'null');
}

export const user = () => current?.user ?? null;
export const tokens = () => current?.tokens ?? null;

/** The tokens with what other tabs have stored, before their event arrives. */
export function readTokens() {
	current = read();
	return tokens();
}

/** @param {Session} changes */
export function update(changes) {
	current = { ...current, ...changes };
	browserStore.set(KEY, JSON.stringify(current));
	if ('user' in changes) notify();
}

/** The service has ended the session. The page that is shown stays. */
export function forget() {
	current = null;
	browserStore.remove(KEY);
	tabStore.clear();
}

export function clear() {
	current = null;
	browserStore.remove(KEY);
	tabStore.clear();
	notify();
}

const notify = () => dispatchEvent(new Event('session-changed'));

// Another tab has signed in or out.
addEventListener('storage', () => {
	const before = user()?.userId;
	current = read();
	if (user()?.userId !== before) notify();
});
