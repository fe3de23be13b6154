import { ApiError, call } from '../net/api.js';
import { concertBody } from '../ui/concert-body.js';
import { handleSubmit } from '../ui/forms.js';
import { isTimeZone, toInstant } from '../ui/local-time.js';
import { seatPlanEditor } from '../ui/seat-plan-editor.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export function newConcertPage({ navigate }) {
	const plan = seatPlanEditor();
	const page = render('operator-new-concert', { plan: plan.node });
	handleSubmit(page.querySelector('form'), async (values) => {
		const { timeZone, startsAt } = values;
		if (!isTimeZone(timeZone)) throw unknownZone();
		const performances = [{ startsAt: toInstant(startsAt, timeZone), plan: plan.readPlan() }];
		const body = { ...concertBody(values, timeZone), timeZone, performances };
		const { concertId } = await call('POST', '/admin/concerts', { body });
		await navigate(`/desk/concerts/${concertId}`);
	});
	return page;
}

const unknownZone = () =>
	new ApiError(400, {
		code: 'validation_failed',
		errors: { timeZone: ['Use an IANA time zone, for example Asia/Seoul.'] },
	});
