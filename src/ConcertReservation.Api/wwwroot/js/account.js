import { call, get } from './api.js';
import { keep } from './session.js';

export async function enter({ email, password }, next) {
	keep({ tokens: await call('POST', '/auth/sign-in', { body: { email, password } }) });
	const user = await get('/users/me');
	history.replaceState(null, '', next);
	keep({ user });
}

/** A path of ours, whatever the address says. */
export const nextOf = (query) => {
	const next = query.get('next') ?? '/';
	return /^\/(?![/\\])/.test(next) ? next : '/';
};
