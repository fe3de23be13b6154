import { ApiError } from '../net/api.js';
import { staffConcert } from '../state/concerts.js';
import { settlementPanel } from '../ui/settlement-panel.js';
import { render } from '../ui/templates.js';

/**
 * The settlement of a performance: before it, after it, and when it was cancelled.
 * @param {import('../router.js').PageContext} context
 */
export async function settlementPage({ params: { concertId, performanceId }, signal }) {
	const concert = await staffConcert(concertId);
	const performance = concert.performances.find((each) => each.performanceId === Number(performanceId));
	if (!performance) throw new ApiError(404, { code: 'performance_not_found' });
	const settlement = settlementPanel(performanceId, { signal });
	await settlement.show();
	const { startsAt, status } = performance;
	return render('operator-settlement', {
		...concert,
		startsAt,
		isCancelled: status === 'cancelled',
		settlement: settlement.node,
	});
}
