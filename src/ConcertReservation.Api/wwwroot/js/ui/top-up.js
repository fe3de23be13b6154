import { idempotentPost } from '../net/idempotent-post.js';
import { handleSubmit } from './forms.js';
import { render } from './templates.js';

/**
 * The form that charges the wallet.
 * @param {number | string} amount the suggested amount
 * @param {(balance: number) => unknown} onCharged
 */
export function topUpForm(amount, onCharged) {
	const form = render('top-up', { amount, setAmount, small: 10_000, medium: 50_000, large: 100_000 });
	return handleSubmit(form, async (values) => {
		const { balance } = await idempotentPost('/balance/charges', { amount: Number(values.amount) });
		await onCharged(balance);
	});

	function setAmount({ currentTarget }) {
		form.elements.amount.value = currentTarget.value;
	}
}
