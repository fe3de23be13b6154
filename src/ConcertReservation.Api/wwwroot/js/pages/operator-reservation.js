import { get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { staffConcert } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import { errorText } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { formats, t } from '../ui/i18n.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function operatorReservationPage({ params: { reservationId }, refresh }) {
	const path = `/admin/reservations/${reservationId}`;
	const reservation = await get(path);
	const { timeZone } = await staffConcert(reservation.concertId);
	const unused = reservation.seats.filter(({ checkedInAt }) => !checkedInAt);
	const isIssued = reservation.userId === null;
	const canRefund = reservation.status === 'paid' && unused.length > 0;
	const canChoose = canRefund && reservation.seats.length > 1;
	const page = render('operator-reservation', {
		...reservation,
		timeZone,
		canRefund,
		canChoose,
		rows: reservation.seats.map((seat) => render('operator-seat', { seat, choice: canChoose && !seat.checkedInAt })),
		steps: reservation.history.map((step) => render('operator-story-step', { ...step, ...textsOf(step) })),
	});
	const choices = [...page.querySelectorAll('input[name="seat"]')];
	if (canRefund) handleSubmit(page.querySelector('form'), refund);
	return page;

	/** Refunds the chosen seats; all that are not used when none is chosen. */
	async function refund({ reason }) {
		const chosen = choices.filter((choice) => choice.checked).map((choice) => Number(choice.value));
		const seats = chosen.length ? unused.filter(({ seatId }) => chosen.includes(seatId)) : unused;
		const price = seats.reduce((sum, seat) => sum + seat.price, 0);
		if (!(await confirm(isIssued ? 'cashRefund' : 'staffRefund', { price, seats, holder: reservation.holder }))) return;
		await idempotentPost(`${path}/refund`, { reason, seatIds: seats.map(({ seatId }) => seatId) });
		announce(t('staffRefund.done'));
		await refresh();
	}

	/** What happened, and what belongs to it. */
	function textsOf(step) {
		if (step.kind === 'refused') {
			const other = step.reservationId && step.reservationId !== reservationId;
			const detail = [errorText({ code: step.code }), other && t('story.otherReservation')];
			return { text: t(`story.refused.${step.operation}`), detail: detail.filter(Boolean).join(' ') };
		}
		const details = [
			step.mail && t(`story.mail.${step.mail}`),
			step.place && t('story.place', step),
			step.turnStatus && t(`story.turn.${step.turnStatus}`),
			step.seats?.join(', '),
			step.amount !== null && formats.money(step.amount),
			step.operator && t('story.by', step),
			step.reason && t('story.because', step),
		];
		return { text: t(`story.${step.kind}`), detail: details.filter(Boolean).join(' · ') };
	}
}
