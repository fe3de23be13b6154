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
		rows: performances.map((performance) => render('performance', { ...performance, timeZone })),
		poster: posterOf(concert),
		refresh,
	});
}

const queueTokenOf = (concertId) => user() && get(`/concerts/${concertId}/queue-token`).catch(() => null);

/** What the customer can do now: one of waiting, active, opens, over and open. */
function entryOf({ saleOpensAt, performances }, queueToken) {
	if (queueToken?.status === 'waiting') return { waiting: true, n: queueToken.position };
	if (queueToken?.status === 'active') return { active: true };
	const untilOpen = Date.parse(saleOpensAt) - serverNow();
	if (untilOpen > 0) return { opens: saleOpensAt, countDownTo: untilOpen < COUNT_DOWN_WITHIN && saleOpensAt };
	const isOver = !performances.some(({ startsAt }) => Date.parse(startsAt) > serverNow());
	return { over: isOver, open: !isOver };
}
