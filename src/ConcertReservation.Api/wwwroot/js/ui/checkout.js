import { element } from './dom.js';
import { language } from './i18n.js';

/**
 * Shows the payment page of the provider in #payment-methods and #payment-agreement. Its script comes from the provider: the
 * content policy allows it on the page of a charge only.
 * @param {any} checkout as the API returns it
 * @param {number} amount
 * @returns {Promise<() => Promise<void>>} starts the payment; the customer comes back to the address of this page
 */
export async function showCheckout(checkout, amount) {
	await loadScript(checkout.scriptUrl);
	const provider = /** @type {any} */ (window);
	return checkout.provider === 'stripe'
		? showStripe(provider.Stripe, checkout)
		: showTossPayments(provider.TossPayments, checkout, amount);
}

/** As the documentation of the JavaScript SDK, version 2, prescribes. */
async function showTossPayments(TossPayments, { clientKey, customerKey, currency, orderId, orderName }, amount) {
	const widgets = TossPayments(clientKey).widgets({ customerKey });
	await widgets.setAmount({ currency, value: amount });
	await widgets.renderPaymentMethods({ selector: '#payment-methods', variantKey: 'DEFAULT' });
	await widgets.renderAgreement({ selector: '#payment-agreement', variantKey: 'AGREEMENT' });
	const here = location.origin + location.pathname;
	return () => widgets.requestPayment({ orderId, orderName, successUrl: here, failUrl: here });
}

/** As the documentation of Stripe.js prescribes: confirmPayment. */
async function showStripe(Stripe, { publishableKey, clientSecret }) {
	const stripe = Stripe(publishableKey);
	const elements = stripe.elements({ clientSecret, locale: language() });
	elements.create('payment').mount('#payment-methods');
	const confirmParams = { return_url: location.origin + location.pathname };
	return async () => {
		const { error } = await stripe.confirmPayment({ elements, confirmParams });
		if (error) throw new Error(error.message);
	};
}

/** @param {string} src */
function loadScript(src) {
	const script = /** @type {HTMLScriptElement} */ (element('script', { src }));
	return new Promise((resolve, reject) => {
		script.addEventListener('load', resolve);
		script.addEventListener('error', () => reject(new Error(src)));
		document.head.append(script);
	});
}
