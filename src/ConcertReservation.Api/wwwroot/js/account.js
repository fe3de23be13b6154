import { call, get } from './api.js';
import { sending } from './parts/fields.js';
import { keep } from './session.js';
import { make } from './view.js';

/** The page of a form that lets somebody in, after `first`, and leads to where they wanted to be. */
export const entrance = (view, other, first) => ({ query }) => {
	const wanted = query.get('next') ?? '/';
	// A path of ours, whatever the address says.
	const next = /^\/(?![/\\])/.test(wanted) ? wanted : '/';
	const page = make(view, { other: `/${other}?next=${encodeURIComponent(next)}` });
	sending(page.querySelector('form'), async (values) => {
		await first?.(values);
		const { email, password } = values;
		keep({ tokens: await call('POST', '/auth/sign-in', { body: { email, password } }) });
		const user = await get('/users/me');
		history.replaceState(null, '', next);
		keep({ user });
	});
	return page;
};
