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
		const form = page.querySelector('form');
		handleSubmit(form, async (values) => {
			await beforeSignIn?.(values);
			const tokens = await signIn(values, form);
			if (!tokens) return;
			session.update({ tokens });
			const user = await get('/users/me');
			// The staff of a door did not come for the catalogue.
			history.replaceState(null, '', wanted ? next : homeOf(user.role));
			session.update({ user });
		});
		return page;
	};

/**
 * The tokens; null when the account needs a code, which the form then has a field for.
 * @param {{ email: string, password: string, code?: string }} values
 * @param {HTMLFormElement} form
 */
async function signIn({ email, password, code }, form) {
	try {
		const body = code ? { email, password, code } : { email, password };
		return await call('POST', '/auth/sign-in', { body });
	} catch (error) {
		if (error.code !== 'second_factor_required' || code) throw error;
		form.querySelector('.actions').before(render('sign-in-code'));
		/** @type {HTMLInputElement} */ (form.querySelector('input[name=code]')).focus();
		return null;
	}
}

/** Only a path of this site: a link must not lead elsewhere after the sign-in. */
const safePath = (path) => (/^\/(?![/\\])/.test(path) ? path : '/');
