import { get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { ignoreTransient } from '../net/stream.js';
import { pause, whenVisible } from '../net/timers.js';
import { concertOf } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { seatMap } from '../ui/seat-map.js';
import { render } from '../ui/templates.js';
import { turnBar } from '../ui/turn-bar.js';

// The default of the service. When an operator has set a lower limit, the server refuses the hold.
const MAX_SEATS = 4;
const REFRESH_EVERY = 2000;
const MAX_REFRESH_EVERY = 15_000;

/** The chosen seats by performance, kept while the customer looks at other pages. */
const choices = new Map();

/** @param {import('../router.js').PageContext} context */
export async function seatsPage(context) {
	const { params, signal, navigate, showError } = context;
	const { concertId, performanceId } = params;
	const path = `/concerts/${concertId}/performances/${performanceId}/seats`;
	const concert = await concertOf(concertId);
	const { seats, startsAt } = await get(path, { concertId, signal });
	const seatsById = new Map(seats.map((seat) => [seat.seatId, seat]));
	const chosen = choices.get(performanceId) ?? new Set();
	choices.set(performanceId, chosen);
	const map = seatMap({ seats, chosen, toggle });
	const page = render('seats', {
		...concert,
		startsAt,
		turnBar: await turnBar(concertId, context),
		map: map.node,
		hold: () => whileBusy(button, hold),
	});
	const selectors = ['.error-slot', '.chips', '.selection button.primary'];
	const [errorSlot, chips, button] = selectors.map((selector) => page.querySelector(selector));
	dropTakenSeats();
	watch().catch(showError);
	return page;

	function toggle(seat) {
		const { seatId, status } = seat;
		replaceChildren(errorSlot);
		if (chosen.delete(seatId)) announce(t('seats.removed', { seat }));
		else if (status !== 'available') announce(t('seats.label', { seat, state: t(`seat.${status}`) }));
		else if (chosen.size === MAX_SEATS) showNote(t('seats.limit', { n: MAX_SEATS }));
		else announce(t('seats.chosen', { seat, n: chosen.add(seatId).size }));
		map.renderSeat(seatId);
		renderSelection();
	}

	function renderSelection() {
		const selected = [...chosen].map((seatId) => seatsById.get(seatId));
		const price = selected.reduce((sum, seat) => sum + seat.price, 0);
		const chipOf = (seat) => render('chip', { seat, remove: () => toggle(seat) });
		replaceChildren(chips, selected.map(chipOf));
		button.textContent = selected.length ? t('seats.hold', { price }) : t('seats.choose', { n: MAX_SEATS });
		button.disabled = !selected.length;
	}

	function dropTakenSeats() {
		for (const seatId of chosen) {
			const seat = seatsById.get(seatId);
			if (seat?.status === 'available') continue;
			chosen.delete(seatId);
			map.renderSeat(seatId);
			if (seat) showNote(t('seats.taken', { seat }));
		}
		renderSelection();
	}

	function showNote(text) {
		announce(text, { isUrgent: true });
		replaceChildren(errorSlot, element('p.note', text));
	}

	async function watch() {
		// A bigger hall is a bigger response, and is read less often.
		const every = Math.min(MAX_REFRESH_EVERY, Math.max(REFRESH_EVERY, seats.length));
		while (!signal.aborted) {
			await pause(every, signal);
			await whenVisible();
			if (signal.aborted) return;
			const fresh = await get(path, { concertId, signal }).catch(ignoreTransient);
			update(fresh?.seats ?? []);
		}
	}

	function update(fresh) {
		map.update(fresh);
		dropTakenSeats();
	}

	async function hold() {
		const seatIds = [...chosen].sort((a, b) => a - b);
		const body = { performanceId: Number(performanceId), seatIds };
		try {
			const { reservationId } = await idempotentPost(`/concerts/${concertId}/reservations`, body, { concertId });
			chosen.clear();
			navigate(`/reservations/${reservationId}`);
		} catch (error) {
			if (error.code === 'waiting') showError(error);
			else if (error.code === 'seat_unavailable') {
				update(error.details.seatIds.map((seatId) => ({ seatId, status: 'held' })));
			} else {
				const retry = () => void whileBusy(button, hold);
				replaceChildren(errorSlot, errorNotice(error, { concertId, retry }));
			}
		}
	}
}
