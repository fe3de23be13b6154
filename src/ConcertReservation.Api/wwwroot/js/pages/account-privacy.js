import { call, get } from '../net/api.js';
import { isStaff } from '../state/roles.js';
import * as session from '../state/session.js';
import { confirm } from '../ui/confirm.js';
import { replaceChildren } from '../ui/dom.js';
import { download } from '../ui/download.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { render } from '../ui/templates.js';

const BUYERS = ['customer', 'operator'];

/** The staff set their authenticator up on a page of theirs. */
export const authenticatorLink = ({ role }) => isStaff(role) && render('account-authenticator');

/** The download of everything that is kept about the caller, and the erasure of the account. */
export async function privacySection({ role }, { navigate }) {
	const { balance } = BUYERS.includes(role) ? await get('/balance') : { balance: 0 };
	const section = render('account-privacy', { hasBalance: balance > 0, balance, save });
	const slot = section.querySelector('.export-error');
	handleSubmit(section.querySelector('form'), async ({ password, forfeit }) => {
		const question = forfeit ? 'account.forfeit' : 'account.erase';
		if (!(await confirm(question, { balance }))) return;
		await call('DELETE', `/users/me${forfeit ? '?forfeit=true' : ''}`, { body: { password } });
		session.clear();
		await navigate('/');
	});
	return section;

	async function save({ currentTarget }) {
		replaceChildren(slot);
		try {
			await whileBusy(currentTarget, () => download('/users/me/export', 'account.json'));
		} catch (error) {
			replaceChildren(slot, errorNotice(error));
		}
	}
}
