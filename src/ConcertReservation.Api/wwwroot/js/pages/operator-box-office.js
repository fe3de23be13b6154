import { serverNow } from '../net/clock.js';
import { performanceChoices } from '../ui/performance-choices.js';
import { render } from '../ui/templates.js';

/** The first page of the box office: what it can sell now, soonest first. */
export async function boxOfficePage() {
	const choices = await performanceChoices();
	const open = choices.filter(({ startsAt, status }) => status !== 'cancelled' && Date.parse(startsAt) > serverNow());
	const rows = open.map((choice) => render('box-office-performance', choice));
	return render('operator-box-office', { rows: rows.length > 0 && rows });
}
