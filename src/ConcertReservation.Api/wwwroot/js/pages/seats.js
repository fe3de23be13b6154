import { hallOf } from '../hall/hall.js';
import { ApiError, get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { subscribe } from '../net/stream.js';
import { jittered, pause } from '../net/timers.js';
import { activeTurn } from '../net/turn.js';
import { fetchConcert } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { seatMap } from '../ui/seat-map.js';
import { seatTools } from '../ui/seat-tools.js';
import { render } from '../ui/templates.js';
import { turnBar } from '../ui/turn-bar.js';

// The defaults of the service, for a concert that does not tell its policy.
const DEFAULT_LIMITS = { maxSeatsPerReservation: 4, maxSeatsPerUser: 8 };
const POLL_EVERY = 2000;
// Nobody looks at the map.
const POLL_HIDDEN_EVERY = 15_000;

/** The ids of the chosen seats by performance, kept while the customer looks at other pages. */
const choices = new Map();

/** @param {import('../router.js').PageContext} context */
export async function seatsPage(context) {
	const { params, signal, navigate, refresh, showError } = context;
	const { concertId, performanceId } = params;
	const path = `/concerts/${concertId}/performances/${performanceId}`;
	const states = `${path}/seat-states`;
	const turn = await activeTurn(concertId, signal);
	const [concert, hall] = await Promise.all([fetchConcert(concertId, { signal, cache: 'no-cache' }), readHall()]);
	const performance = performanceOf(concert, performanceId);
	const limits = { ...DEFAULT_LIMITS, ...concert };
	const maxSeats = Math.min(limits.maxSeatsPerReservation, limits.maxSeatsPerUser);
	const choice = choices.get(performanceId) ?? [];
	const chosen = new Set(choice.map(hall.indexOf).filter((index) => index !== undefined));
	const map = seatMap({ hall, chosen, toggle, onEnter: (block) => tools.setArea(block), signal });
	const showArea = (block) => (block ? map.enter(block) : map.showWhole());
	const tools = seatTools({ hall, maxSeats, showArea, filter: map.filter, holdBest });
	const page = render('seats', {
		...concert,
		startsAt: performance.startsAt,
		movedFrom: performance.movedFrom,
		turnBar: turnBar(turn, context),
		// The map of a small hall is short enough to have the tools below it.
		tools: !map.isSmall && tools.node,
		toolsBelow: map.isSmall && tools.node,
		map: map.node,
		hold: () => whileBusy(button, hold),
	});
	const selectors = ['.error-slot', '.chips', '.selection button.primary'];
	const [errorSlot, chips, button] = selectors.map((selector) => page.querySelector(selector));
	dropTakenSeats();
	watch();
	return page;

	async function readHall() {
		const planPath = `${path}/seat-plan`;
		const [plan, first] = await Promise.all([get(planPath, { signal }), get(states, { concertId, signal })]);
		const isCurrent = plan.planVersion === first.planVersion;
		// The browser may have cached the plan before an operator changed it.
		const newest = hallOf(isCurrent ? plan : await get(planPath, { signal, cache: 'reload' }));
		newest.apply(first);
		return newest;
	}

	function toggle(index) {
		const seat = hall.seat(index);
		replaceChildren(errorSlot);
		if (chosen.delete(index)) announce(t('seats.removed', { seat }));
		else if (!hall.isAvailable(index)) announce(t('seats.label', { seat, state: t(`seat.${hall.status(index)}`) }));
		else if (chosen.size >= maxSeats) showNote(t('seats.limit', { n: maxSeats }));
		else announce(t('seats.chosen', { seat, n: chosen.add(index).size }));
		map.renderSeat(index);
		renderSelection();
	}

	function renderSelection() {
		const selected = [...chosen].map(hall.seat);
		choices.set(
			performanceId,
			selected.map(({ seatId }) => seatId),
		);
		const price = selected.reduce((sum, seat) => sum + seat.price, 0);
		const chipOf = (seat) => render('chip', { seat, remove: () => toggle(seat.index) });
		replaceChildren(chips, selected.map(chipOf));
		button.textContent = selected.length ? t('seats.hold', { price }) : t('seats.choose', { n: maxSeats });
		button.disabled = !selected.length;
	}

	function dropTakenSeats() {
		const taken = [...chosen].filter((index) => !hall.isAvailable(index));
		for (const index of taken) chosen.delete(index);
		map.update(taken);
		if (taken.length) showNote(taken.map((index) => t('seats.taken', { seat: hall.seat(index) })).join(' '));
		renderSelection();
	}

	function showNote(text) {
		announce(text, { isUrgent: true });
		replaceChildren(errorSlot, element('p.note', text));
	}

	function watch() {
		subscribe({
			events: `${states}/events`,
			poll: () => get(`${states}?since=${hall.version()}`, { concertId, signal }),
			pollAfter: () => (document.hidden ? POLL_HIDDEN_EVERY : POLL_EVERY),
			onState: showState,
			concertId,
			signal,
		}).catch(showError);
	}

	/** Returns true when the plan changed: then the page is shown anew. */
	function showState(state) {
		if (!hall.isOfPlan(state)) {
			pause(jittered(POLL_EVERY), signal).then(() => (signal.aborted ? undefined : refresh()));
			return true;
		}
		map.update(hall.apply(state));
		dropTakenSeats();
		return false;
	}

	async function hold() {
		const seatIds = [...chosen].map((index) => hall.seat(index).seatId).sort((a, b) => a - b);
		await post({ seatIds }, () => whileBusy(button, hold));
	}

	function holdBest(best) {
		return post({ best }, () => holdBest(best));
	}

	async function post(request, retry) {
		replaceChildren(errorSlot);
		const body = { performanceId: Number(performanceId), ...request };
		try {
			const { reservationId } = await idempotentPost(`/concerts/${concertId}/reservations`, body, { concertId });
			choices.delete(performanceId);
			navigate(`/reservations/${reservationId}`);
		} catch (error) {
			if (error.code === 'waiting') showError(error);
			else if (request.best && bestErrors[error.code]) showNote(t(bestErrors[error.code]));
			else if (error.code === 'seat_unavailable') markTaken(error.details.seatIds ?? []);
			else replaceChildren(errorSlot, errorNotice(error, { concertId, retry: () => void retry() }));
		}
	}

	function markTaken(seatIds) {
		const indexes = seatIds.map(hall.indexOf).filter((index) => index !== undefined);
		for (const index of indexes) hall.setStatus(index, 'held');
		map.update(indexes);
		dropTakenSeats();
	}
}

const bestErrors = { seats_not_together: 'seats.notTogether', seat_unavailable: 'seats.tooFew' };

function performanceOf({ performances }, id) {
	const performance = performances.find(({ performanceId }) => performanceId === Number(id));
	if (!performance) throw new ApiError(404, { code: 'performance_not_found' });
	return performance;
}
