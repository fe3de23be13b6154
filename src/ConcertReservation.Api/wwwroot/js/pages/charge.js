import { get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { jittered, pause } from '../net/timers.js';
import { showCheckout } from '../ui/checkout.js';
import { replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { render } from '../ui/templates.js';

const POLL_INTERVAL = 3000;

/**
 * Where the customer pays a charge, and comes back to from the payment page of the provider.
 * @param {import('../router.js').PageContext} context
 */
export async function chargePage({ params: { chargeId }, query, signal, navigate, refresh }) {
	const path = `/balance/charges/${chargeId}`;
	const hasReturned = query.has('paymentKey') || query.has('payment_intent');
	const refusal = hasReturned ? await confirm() : query.get('message');
	const charge = await get(path);
	const isAsked = charge.status === 'pending' && hasReturned && !refusal;
	const canPay = charge.status === 'pending' && charge.checkout !== null && !isAsked;
	const state = isAsked ? 'asked' : canPay ? 'pay' : charge.status === 'pending' ? 'expired' : charge.status;
	const page = render('charge', { ...charge, canPay, isAsked, refusal, text: t(`charge.${state}`, charge), pay });
	const errorSlot = page.querySelector('.error-slot');
	/** @type {() => Promise<void>} */
	let start;
	if (canPay) addEventListener('page-shown', openCheckout, { once: true });
	if (isAsked) pollUntilSaid();
	return page;

	/** Returns why the provider refused, in its words, or an empty text. */
	async function confirm() {
		const body = { paymentKey: query.get('paymentKey') ?? undefined, orderId: query.get('orderId') ?? undefined };
		try {
			await idempotentPost(`${path}/confirmation`, body, { takes202: true });
			return '';
		} catch (error) {
			if (!error.code || error.isTransient) throw error;
			return error.details.reason ?? t(`error.${error.code}`);
		}
	}

	async function openCheckout() {
		try {
			start = await showCheckout(charge.checkout, charge.amount);
			page.querySelector('#pay-charge').hidden = signal.aborted;
		} catch (error) {
			showTrouble(error);
		}
	}

	async function pay({ currentTarget }) {
		replaceChildren(errorSlot);
		await whileBusy(currentTarget, start).catch(showTrouble);
	}

	// The provider's script says in its own words what is wrong with a card.
	function showTrouble(error) {
		if (!signal.aborted)
			replaceChildren(errorSlot, errorNotice({ code: 'charge_declined' }, { retry: refresh }), error.message);
	}

	async function pollUntilSaid() {
		while (!signal.aborted) {
			await pause(jittered(POLL_INTERVAL));
			const now = await get(path, { signal }).catch(() => charge);
			if (now.status !== 'pending' && !signal.aborted) return navigate(location.pathname, { replace: true });
		}
	}
}
