import { request } from '../net/api.js';
import { replaceChildren } from '../ui/dom.js';
import { handleSubmit } from '../ui/forms.js';
import { render } from '../ui/templates.js';

/** Asks for a link by mail. The answer is the same when no account has the address. */
export function forgotPasswordPage() {
	const page = render('account-forgot');
	handleSubmit(page.querySelector('form'), async ({ email }) => {
		await request('POST', '/auth/password-resets', { body: { email }, takes202: true });
		const sent = render('account-forgot-sent', { email });
		replaceChildren(page.querySelector('.step'), sent);
		sent.tabIndex = -1;
		sent.focus();
	});
	return page;
}
