import { call, get } from '../net/api.js';
import { homeOf } from '../state/roles.js';
import * as session from '../state/session.js';
import { handleSubmit } from './forms.js';
import { render } from './templates.js';

/**
 * The page of a form that signs in, and then shows the page that the customer came for.
 * @param {string} template
 * @param {string} otherPage the page to switch to: sign-in or sign-up
 * @param {(values: any) => Promise<unknown>} [beforeSignIn]
 */
export const authForm =
	(template, otherPage, beforeSignIn) =>
	({ query }) => {
		const wanted = query.get('next');
		const next = safePath(wanted ?? '/');
		const page = render(template, { other: `/${otherPage}?next=${encodeURIComponent(next)}` });
		handleSubmit(page.querySelector('form'), async (values) => {
			await beforeSignIn?.(values);
			const { email, password } = values;
			session.update({ tokens: await call('POST', '/auth/sign-in', { body: { email, password } }) });
			const user = await get('/users/me');
			// The staff of a door did not come for the catalogue.
			history.replaceState(null, '', wanted ? next : homeOf(user.role));
			session.update({ user });
		});
		return page;
	};

/** Only a path of this site: a link must not lead elsewhere after the sign-in. */
const safePath = (path) => (/^\/(?![/\\])/.test(path) ? path : '/');
