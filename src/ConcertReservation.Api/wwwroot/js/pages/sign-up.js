import { call, make, sending } from '../page.js';
import { enter, nextOf } from '../account.js';

export default function signUp({ query }) {
	const next = nextOf(query);
	const page = make('sign-up', { other: `/sign-in?next=${encodeURIComponent(next)}` });
	sending(page.querySelector('form'), async (body) => {
		await call('POST', '/auth/sign-up', { body });
		await enter(body, next);
	});
	return page;
}
