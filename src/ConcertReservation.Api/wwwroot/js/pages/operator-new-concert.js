import { ApiError, call } from '../net/api.js';
import { concertBody } from '../ui/concert-body.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { isTimeZone, toInstant } from '../ui/local-time.js';
import { seatPlanEditor } from '../ui/seat-plan-editor.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export function newConcertPage({ navigate }) {
	const plan = seatPlanEditor();
	const page = render('operator-new-concert', { plan: plan.node, changeDraft });
	const submit = page.querySelector('form > .actions [type=submit]');
	handleSubmit(page.querySelector('form'), async (values) => {
		const { timeZone, startsAt } = values;
		if (!isTimeZone(timeZone)) throw unknownZone();
		const performances = [{ startsAt: toInstant(startsAt, timeZone), plan: plan.readPlan() }];
		const policy = queuePolicyOf(values);
		const body = {
			...concertBody(values, timeZone),
			timeZone,
			performances,
			...policy,
			draft: values.draft === 'true',
		};
		const { concertId } = await call('POST', '/admin/concerts', { body });
		await navigate(`/desk/concerts/${concertId}`);
	});
	return page;

	function changeDraft({ target }) {
		submit.textContent = t(target.checked ? 'operator.saveDraft' : 'operator.announce');
	}
}

const unknownZone = () =>
	new ApiError(400, {
		code: 'validation_failed',
		errors: { timeZone: ['Use an IANA time zone, for example Asia/Seoul.'] },
	});

const DURATIONS = ['activeFor', 'claimWithin', 'holdFor'];
const NUMBERS = ['maxActive', 'admitPerSecond', 'maxSeatsPerReservation', 'maxSeatsPerUser'];

/** Only what was typed; the service has defaults for the rest. */
function queuePolicyOf(values) {
	const typed = (names, read) => names.filter((name) => values[name]).map((name) => [name, read(values[name])]);
	const entries = [...typed(DURATIONS, String), ...typed(NUMBERS, Number)];
	return entries.length > 0 ? { queuePolicy: Object.fromEntries(entries) } : {};
}
