import { call } from '../net/api.js';
import { takeToken } from '../net/link-token.js';
import { user } from '../state/session.js';
import { replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { render } from '../ui/templates.js';

/**
 * The page of the link in the mail. A press confirms: programs that open each link of a mail would use it up.
 * @param {import('../router.js').PageContext} context
 */
export function verifyEmailPage({ query }) {
	const token = takeToken(query);
	if (!token) return render('account-no-token', { path: '/account' });
	const page = render('account-verify', { confirmAddress });
	return page;

	async function confirmAddress({ currentTarget }) {
		const step = page.querySelector('.step');
		try {
			await whileBusy(currentTarget, () => call('POST', '/auth/email-verifications/confirm', { body: { token } }));
			const done = render('account-verify-done', { user: user() });
			replaceChildren(step, done);
			done.tabIndex = -1;
			done.focus();
		} catch (error) {
			replaceChildren(page.querySelector('.error-slot'), errorNotice(error));
		}
	}
}
