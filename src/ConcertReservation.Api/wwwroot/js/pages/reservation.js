import { call, get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { activeTurn } from '../net/turn.js';
import { concertOf } from '../state/concerts.js';
import * as queueTokens from '../state/queue-token-store.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import '../ui/count-down.js';
import { replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { render } from '../ui/templates.js';
import { topUpForm } from '../ui/top-up.js';

// After these errors the page shows the new state instead of the error.
const STATE_CHANGED = ['insufficient_balance', 'reservation_expired', 'reservation_already_paid', 'not_admitted'];

/** @param {import('../router.js').PageContext} context */
export async function reservationPage({ params: { reservationId }, navigate, refresh, showError }) {
	const path = `/reservations/${reservationId}`;
	const reservation = await get(path);
	const { concertId, status, totalPrice, seats } = reservation;
	const held = status === 'held';
	const paid = status === 'paid';
	const [{ timeZone }, { balance }] = await Promise.all([
		concertOf(concertId),
		held ? get('/balance') : Promise.resolve({ balance: 0 }),
	]);
	const missing = held ? totalPrice - balance : 0;
	const page = render('reservation', {
		...reservation,
		timeZone,
		balance,
		held,
		paid,
		gone: !held && !paid,
		canPay: held && missing <= 0,
		text: t(`reservation.${status}`),
		rows: seats.map((seat) => render('reserved-seat', { seat })),
		topUp: missing > 0 && topUpForm(missing, refresh),
		pay: ({ currentTarget }) => run(currentTarget, pay),
		release: confirmed('release', () => call('DELETE', path)),
		refund: confirmed('refund', () => idempotentPost(`${path}/refund`)),
		refresh,
	});
	const errorSlot = page.querySelector('.error-slot');
	return page;

	async function pay() {
		await activeTurn(concertId);
		await idempotentPost(`${path}/payment`, { amount: totalPrice }, { concertId });
		queueTokens.remove(concertId);
		announce(t('pay.done'));
		await navigate(`${path}/ticket`, { replace: true });
	}

	function confirmed(key, send) {
		return async ({ currentTarget }) => {
			if (await confirm(key, reservation)) await run(currentTarget, () => send().then(refresh));
		};
	}

	async function run(button, work) {
		replaceChildren(errorSlot);
		try {
			await whileBusy(button, work);
		} catch (error) {
			if (error.code === 'waiting') showError(error);
			else if (STATE_CHANGED.includes(error.code)) refresh();
			else replaceChildren(errorSlot, errorNotice(error, { concertId, retry: () => run(button, work) }));
		}
	}
}
