import { make, sending } from '../page.js';
import { enter, nextOf } from '../account.js';

export default function signIn({ query }) {
	const next = nextOf(query);
	const page = make('sign-in', { other: `/sign-up?next=${encodeURIComponent(next)}` });
	sending(page.querySelector('form'), (values) => enter(values, next));
	return page;
}
