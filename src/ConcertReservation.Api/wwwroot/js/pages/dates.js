import { get } from '../net/api.js';
import { activeTurn } from '../net/turn.js';
import { concertOf } from '../state/concerts.js';
import { render } from '../ui/templates.js';
import { turnBar } from '../ui/turn-bar.js';

/** @param {import('../router.js').PageContext} context */
export async function datesPage(context) {
	const { concertId } = context.params;
	const turn = await activeTurn(concertId, context.signal);
	const { title, timeZone } = await concertOf(concertId);
	const path = `/concerts/${concertId}/performances`;
	const options = { concertId, signal: context.signal };
	const { items } = await get(`${path}?includeSoldOut=true&limit=100`, options);
	return render('dates', {
		concertId,
		title,
		turnBar: turnBar(turn, context),
		rows: items.map(dateRow),
		none: !items.length,
	});

	// A date that is sold out is no link.
	function dateRow(performance) {
		const link = performance.availableSeats > 0 && `${path}/${performance.performanceId}`;
		return render('date', { ...performance, timeZone, link });
	}
}
