import { idempotentPost } from '../net/idempotent-post.js';
import { handleSubmit } from './forms.js';
import { render } from './templates.js';

/**
 * The form that charges the wallet; with a payment provider it leads to the payment page.
 * @param {number | string} amount the suggested amount
 * @param {(balance: number) => unknown} onCharged
 */
export function topUpForm(amount, onCharged) {
	const form = render('top-up', { amount, setAmount, small: 10_000, medium: 50_000, large: 100_000 });
	return handleSubmit(form, async (values) => {
		const body = { amount: Number(values.amount) };
		const { chargeId, balance } = await idempotentPost('/balance/charges', body, { takes202: true });
		// Loaded as a new page, because only that page may load the script of the payment provider.
		if (chargeId) location.assign(`/wallet/charges/${chargeId}`);
		else await onCharged(balance);
	});

	function setAmount({ currentTarget }) {
		form.elements.amount.value = currentTarget.value;
	}
}
