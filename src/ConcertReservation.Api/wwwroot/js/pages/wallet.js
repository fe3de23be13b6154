import { get } from '../net/api.js';
import { announce } from '../ui/announce.js';
import { element } from '../ui/dom.js';
import { t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';
import { topUpForm } from '../ui/top-up.js';

/** @param {import('../router.js').PageContext} context */
export async function walletPage({ refresh }) {
	const list = element('ul.rows');
	const renderItem = (entry) => render('ledger-entry', entry);
	const [{ balance }, entries] = await Promise.all([
		get('/balance'),
		pagedList('/balance/entries', { list, renderItem, empty: 'wallet-none' }),
	]);
	return render('wallet', { balance, entries, topUp: topUpForm('', onCharged) });

	async function onCharged(balance) {
		await refresh();
		announce(t('wallet.charged', { balance }));
	}
}
