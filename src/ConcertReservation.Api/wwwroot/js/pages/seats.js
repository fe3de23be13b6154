import { busy, concertOf, el, get, make, notice, once, passing, pause, put, say, seen, t } from '../page.js';
import { seatMap } from '../parts/seat-map.js';
import { turn } from '../parts/turn.js';

// The limit unless an operator set another; then the server says so.
const LIMIT = 4;
const REFRESH = 2000;
const choices = new Map();

export default async function seats(context) {
	const { params: { concertId, performanceId }, signal, go } = context;
	const path = `/concerts/${concertId}/performances/${performanceId}/seats`;
	const [concert, hall] = [await concertOf(concertId), await get(path, { place: concertId, signal })];
	const known = new Map(hall.seats.map((seat) => [seat.seatId, seat]));
	const chosen = choices.get(performanceId) ?? new Set();
	choices.set(performanceId, chosen);
	const map = seatMap({ seats: hall.seats, chosen, toggle });
	const page = make('seats', {
		...concert,
		startsAt: hall.startsAt,
		turn: await turn(concertId, context),
		map: map.node,
		hold: () => busy(button, hold),
	});
	const tray = page.at(-1);
	const [trouble, chips, button] = tray.children;
	drop();
	watch().catch(context.fail);
	return page;

	function toggle({ seatId }) {
		const seat = known.get(seatId);
		put(trouble);
		if (chosen.delete(seatId)) say(t('seats.removed', { seat }));
		else if (seat.status !== 'available') say(t('seats.label', { seat, state: t(`seat.${seat.status}`) }));
		else if (chosen.size === LIMIT) tell(t('seats.limit', { n: LIMIT }));
		else say(t('seats.chosen', { seat, n: chosen.add(seatId).size }));
		map.paint(seatId);
		fillTray();
	}

	function fillTray() {
		const picked = [...chosen].map((id) => known.get(id));
		const price = picked.reduce((sum, seat) => sum + seat.price, 0);
		put(chips, picked.map((seat) => make('chip', { seat, remove: () => toggle(seat) })));
		button.textContent = picked.length ? t('seats.hold', { price }) : t('seats.choose', { n: LIMIT });
		button.disabled = !picked.length;
	}

	function drop() {
		for (const id of chosen) {
			const seat = known.get(id);
			if (seat?.status === 'available') continue;
			chosen.delete(id);
			map.paint(id);
			if (seat) tell(t('seats.taken', { seat }));
		}
		fillTray();
	}

	function tell(text) {
		say(text, true);
		put(trouble, el('p.note', text));
	}

	async function watch() {
		// Bigger halls are bigger answers, and are asked for less often.
		const every = Math.min(15_000, Math.max(REFRESH, hall.seats.length));
		while (!signal.aborted) {
			await pause(every, signal);
			await seen();
			if (!signal.aborted) refresh((await get(path, { place: concertId, signal }).catch(passing))?.seats ?? []);
		}
	}

	function refresh(fresh) {
		map.update(fresh);
		drop();
	}

	async function hold() {
		const body = { performanceId: Number(performanceId), seatIds: [...chosen].sort((a, b) => a - b) };
		try {
			const { reservationId } = await once(`/concerts/${concertId}/reservations`, body, { place: concertId });
			chosen.clear();
			go(`/reservations/${reservationId}`);
		} catch (problem) {
			if (problem.code === 'seat_unavailable')
				refresh(problem.facts.seatIds.map((seatId) => ({ seatId, status: 'held' })));
			else if (problem.code === 'waiting') context.fail(problem);
			else put(trouble, notice(problem, { concertId, retry: () => busy(button, hold) }));
		}
	}
}
