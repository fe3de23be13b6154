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
	const { saleOpensAt, timeZone } = concert;
	const path = `/admin/concerts/${concertId}`;
	const opensAt = toLocal(saleOpensAt, timeZone);
	const plan = seatPlanEditor();
	const page = render('operator-edit-concert', { ...concert, opensAt, plan: plan.node });
	handleSubmit(page.querySelector('.edit'), (values) => {
		// The input has no seconds: when it is unchanged, the opening time stays as it is.
		if (values.saleOpensAt === opensAt) delete values.saleOpensAt;
		return save('PATCH', path, concertBody(values, timeZone));
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
