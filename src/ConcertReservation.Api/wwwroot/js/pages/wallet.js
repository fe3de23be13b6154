import { get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';
import { topUpForm } from '../ui/top-up.js';

/** @param {import('../router.js').PageContext} context */
export async function walletPage({ refresh }) {
	const list = element('ul.rows');
	const renderItem = (entry) => render('ledger-entry', entry);
	const chargeList = element('ul.rows');
	const [{ balance }, entries, charges] = await Promise.all([
		get('/balance'),
		pagedList('/balance/entries', { list, renderItem, empty: 'wallet-none' }),
		pagedList('/balance/charges', { list: chargeList, renderItem: renderCharge, empty: 'charges-none' }),
	]);
	const hasCharges = chargeList.childElementCount > 0;
	const page = render('wallet', { balance, entries, charges, hasCharges, topUp: topUpForm('', onCharged) });
	const errorSlot = page.querySelector('.charges-error');
	return page;

	function renderCharge(charge) {
		const { status, amount, cancelledAmount, cancellations } = charge;
		const left = amount - cancelledAmount;
		const canReturn = ['paid', 'partly_cancelled'].includes(status) && left > 0;
		const isReturning = cancellations.some((cancellation) => cancellation.status === 'pending');
		const label = t(`charge.state.${status}`, charge);
		return render('charge-row', { ...charge, label, canReturn, isReturning, isOpen: status === 'pending', giveBack });

		async function giveBack({ currentTarget }) {
			if (!(await confirm('giveBack', { amount: left }))) return;
			const path = `/balance/charges/${charge.chargeId}/cancellation`;
			try {
				await whileBusy(currentTarget, () => idempotentPost(path, { amount: left }, { takes202: true }));
				await refresh();
			} catch (error) {
				replaceChildren(errorSlot, errorNotice(error, { retry: refresh }));
			}
		}
	}

	async function onCharged(balance) {
		await refresh();
		announce(t('wallet.charged', { balance }));
	}
}
