import { call, get } from '../net/api.js';
import { serverNow } from '../net/clock.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { onChangeElsewhere, tellOtherTabs } from '../net/tabs.js';
import { activeTurn } from '../net/turn.js';
import { concertOf, fetchConcert } from '../state/concerts.js';
import { forgetTicket } from '../state/kept-tickets.js';
import * as queueTokens from '../state/queue-token-store.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import '../ui/count-down.js';
import { replaceChildren } from '../ui/dom.js';
import { download } from '../ui/download.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { render } from '../ui/templates.js';
import { topUpForm } from '../ui/top-up.js';

// After these errors the page shows the new state instead of the error.
const STATE_CHANGED = ['insufficient_balance', 'reservation_expired', 'reservation_already_paid', 'not_admitted'];

/** @param {import('../router.js').PageContext} context */
export async function reservationPage({ params: { reservationId }, signal, navigate, refresh, showError }) {
	const path = `/reservations/${reservationId}`;
	const reservation = await get(path);
	const { concertId, status, totalPrice, seats } = reservation;
	const held = status === 'held';
	const isOff = reservation.performanceStatus === 'cancelled';
	const paid = status === 'paid';
	const [concert, { balance }] = await Promise.all([
		paid ? fetchConcert(concertId) : concertOf(concertId),
		held ? get('/balance') : Promise.resolve({ balance: 0 }),
	]);
	const refundableUntil = paid ? (reservation.refundableUntil ?? refundDeadline(concert, reservation)) : null;
	const missing = held ? totalPrice - balance : 0;
	const canRefund = paid && !isOff && !isPast(refundableUntil);
	const canChoose = canRefund && seats.length > 1;
	const page = render('reservation', {
		...reservation,
		timeZone: concert.timeZone,
		balance,
		refundableUntil,
		canRefund,
		canChoose,
		refundClosed: paid && !isOff && isPast(refundableUntil),
		held,
		paid,
		hasTicket: paid && !isOff,
		gone: !held && !paid && !isOff,
		canPay: held && missing <= 0,
		isOff,
		text: t(isOff ? 'reservation.performanceCancelled' : `reservation.${status}`),
		rows: seats.map((seat) => render(canChoose ? 'refundable-seat' : 'reserved-seat', { seat })),
		topUp: missing > 0 && topUpForm(missing, refresh),
		pay: ({ currentTarget }) => run(currentTarget, pay),
		addToCalendar: ({ currentTarget }) =>
			run(currentTarget, () => download(`${path}/ticket.ics`, `${reservation.number}.ics`)),
		release: confirmed('release', () => call('DELETE', path)),
		refund,
		refresh,
	});
	const errorSlot = page.querySelector('.error-slot');
	/** @type {NodeListOf<HTMLInputElement>} of the seats, in their order */
	const choices = page.querySelectorAll('input[name="seat"]');
	onChangeElsewhere(concertId, refreshWhenChanged, signal);
	return page;

	async function refreshWhenChanged() {
		const now = await get(path, { signal }).catch(() => reservation);
		const isChanged = now.status !== status || now.totalPrice !== totalPrice;
		if (isChanged && !signal.aborted) refresh();
	}

	async function pay() {
		await activeTurn(concertId);
		await idempotentPost(`${path}/payment`, { amount: totalPrice }, { concertId });
		queueTokens.remove(concertId);
		tellOtherTabs(concertId);
		announce(t('pay.done'));
		await navigate(`${path}/ticket`, { replace: true });
	}

	function confirmed(key, send) {
		return async ({ currentTarget }) => {
			if (await confirm(key, reservation)) await run(currentTarget, () => send().then(showChange));
		};
	}

	/** Refunds the chosen seats; all seats when none is chosen. */
	async function refund({ currentTarget }) {
		const chosen = seats.filter((_, i) => choices[i]?.checked);
		const refunded = chosen.length ? chosen : seats;
		const price = refunded.reduce((sum, seat) => sum + seat.price, 0);
		if (!(await confirm('refund', { price, seats: refunded }))) return;
		const body = chosen.length ? { seatIds: chosen.map(({ seatId }) => seatId) } : undefined;
		await run(currentTarget, () => idempotentPost(`${path}/refund`, body).then(showChange));
	}

	function showChange() {
		forgetTicket(reservationId);
		tellOtherTabs(concertId);
		return refresh();
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

/** Until when the ticket can be refunded: never after the performance started, and that is over when the concert no longer lists it. */
function refundDeadline({ performances }, { performanceId, startsAt }) {
	const performance = performances.find((each) => each.performanceId === performanceId);
	return performance?.refundableUntil ?? startsAt;
}

const isPast = (instant) => Date.parse(instant) <= serverNow();
