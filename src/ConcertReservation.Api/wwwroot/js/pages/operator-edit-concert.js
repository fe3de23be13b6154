import { call } from '../net/api.js';
import { fetchConcert } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { concertBody } from '../ui/concert-body.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { toInstant, toLocal } from '../ui/local-time.js';
import { seatPlanEditor } from '../ui/seat-plan-editor.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function editConcertPage({ params: { concertId }, navigate }) {
	const concert = await fetchConcert(concertId, { cache: 'no-cache' });
	const { saleOpensAt, saleClosesAt, timeZone } = concert;
	const path = `/admin/concerts/${concertId}`;
	const opensAt = toLocal(saleOpensAt, timeZone);
	const closesAt = saleClosesAt ? toLocal(saleClosesAt, timeZone) : '';
	const plan = seatPlanEditor();
	const page = render('operator-edit-concert', { ...concert, opensAt, closesAt, plan: plan.node });
	handleSubmit(page.querySelector('.edit'), (values) => {
		const body = concertBody(values, timeZone);
		// The inputs have no seconds: a time that is unchanged stays as it is. Null clears the closing time.
		if (values.saleOpensAt === opensAt) delete body.saleOpensAt;
		if (values.saleClosesAt === closesAt) delete body.saleClosesAt;
		else if (!values.saleClosesAt) body.saleClosesAt = null;
		return save('PATCH', path, body);
	});
	handleSubmit(page.querySelector('.add-performance'), ({ startsAt }) => {
		const body = { startsAt: toInstant(startsAt, timeZone), plan: plan.readPlan() };
		return save('POST', `${path}/performances`, body);
	});
	return page;

	async function save(method, target, body) {
		await call(method, target, { body });
		await navigate(`/desk/concerts/${concertId}`);
		announce(t('operator.saved'));
	}
}
