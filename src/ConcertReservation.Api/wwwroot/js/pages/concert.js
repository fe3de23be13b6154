import { get } from '../net/api.js';
import { serverNow } from '../net/clock.js';
import { fetchConcert, posterOf } from '../state/concerts.js';
import { user } from '../state/session.js';
import '../ui/count-down.js';
import { render } from '../ui/templates.js';

const COUNT_DOWN_WITHIN = 3_600_000;

/** @param {import('../router.js').PageContext} context */
export async function concertPage({ params: { concertId }, refresh }) {
	const [concert, queueToken] = await Promise.all([fetchConcert(concertId), queueTokenOf(concertId)]);
	const { timeZone, performances } = concert;
	return render('concert', {
		...concert,
		...entryOf(concert, queueToken),
		rows: performances.map((performance) => performanceRow(performance, timeZone)),
		hasFacts: concert.ageRating || concert.runningMinutes,
		poster: posterOf(concert),
		refresh,
	});
}

function performanceRow(performance, timeZone) {
	const isCancelled = performance.status === 'cancelled';
	const isSoldOut = !isCancelled && !performance.availableSeats;
	return render('performance', { ...performance, timeZone, isCancelled, isSoldOut });
}

const queueTokenOf = (concertId) => user() && get(`/concerts/${concertId}/queue-token`).catch(() => null);

/** What the customer can do now: one of waiting, active, cancelled, opens, over, closed and open. */
function entryOf({ saleState, saleOpensAt, saleClosesAt, performances }, queueToken) {
	if (saleState === 'cancelled') return { cancelled: true };
	if (queueToken?.status === 'waiting') return { waiting: true, n: queueToken.position };
	if (queueToken?.status === 'active') return { active: true };
	const untilOpen = Date.parse(saleOpensAt) - serverNow();
	if (untilOpen > 0) return { opens: saleOpensAt, countDownTo: untilOpen < COUNT_DOWN_WITHIN && saleOpensAt };
	const isOver = !performances.some(({ startsAt }) => Date.parse(startsAt) > serverNow());
	const isClosed = !isOver && (saleState === 'closed' || Date.parse(saleClosesAt) <= serverNow());
	return { over: isOver, closed: isClosed, open: !isOver && !isClosed };
}
