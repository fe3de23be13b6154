import { call, get } from '../net/api.js';
import * as session from '../state/session.js';
import { confirm } from '../ui/confirm.js';
import { download } from '../ui/download.js';
import { replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { render } from '../ui/templates.js';

/**
 * The download of everything that is kept about the caller, and the erasure of the account: a section of a page.
 * @param {{ navigate: (path: string) => Promise<void> }} context
 */
export async function privacySection({ navigate }) {
	const { balance } = await get('/balance');
	const section = render('account-privacy', { balance, hasBalance: balance > 0, save });
	const form = section.querySelector('form');
	handleSubmit(form, async ({ password, forfeit }) => {
		const key = forfeit ? 'erasure.forfeit' : 'erasure';
		if (!(await confirm(key, { balance }))) return;
		await call('DELETE', `/users/me${forfeit ? '?forfeit=true' : ''}`, { body: { password } });
		session.clear();
		await navigate('/');
	});
	return section;

	async function save({ currentTarget }) {
		const slot = section.querySelector('.export-error');
		replaceChildren(slot);
		try {
			await whileBusy(currentTarget, () => download('/users/me/export', 'account.json'));
		} catch (error) {
			replaceChildren(slot, errorNotice(error, { retry: () => currentTarget.click() }));
		}
	}
}
