import { call } from '../net/api.js';
import { takeToken } from '../net/link-token.js';
import * as session from '../state/session.js';
import { replaceChildren } from '../ui/dom.js';
import { handleSubmit } from '../ui/forms.js';
import { render } from '../ui/templates.js';

/** The page of the link in the mail. @param {import('../router.js').PageContext} context */
export function resetPasswordPage({ query }) {
	const token = takeToken(query);
	if (!token) return render('account-no-token', { path: '/forgot-password' });
	const page = render('account-reset');
	handleSubmit(page.querySelector('form'), async ({ newPassword }) => {
		await call('POST', '/auth/password-resets/confirm', { body: { token, newPassword } });
		const done = render('account-reset-done');
		replaceChildren(page.querySelector('.step'), done);
		done.tabIndex = -1;
		done.focus();
		// The sessions of the account have ended, also that of this browser; the page stays.
		session.forget();
	});
	return page;
}
