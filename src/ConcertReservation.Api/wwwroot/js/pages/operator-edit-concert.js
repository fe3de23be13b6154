import { call, callVersioned } from '../net/api.js';
import { announce } from '../ui/announce.js';
import { concertChange } from '../ui/concert-body.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { toInstant, toLocal } from '../ui/local-time.js';
import { seatPlanEditor } from '../ui/seat-plan-editor.js';
import { render } from '../ui/templates.js';
import { versionedForm } from '../ui/versioned-form.js';

/** @param {import('../router.js').PageContext} context */
export async function editConcertPage({ params: { concertId }, navigate }) {
	const path = `/admin/concerts/${concertId}`;
	const load = () => callVersioned('GET', path);
	const loaded = await load();
	const { timeZone } = loaded.content;
	const { saleOpensAt, saleClosesAt } = valuesOf(loaded.content);
	const plan = seatPlanEditor();
	const page = render('operator-edit-concert', {
		...loaded.content,
		opensAt: saleOpensAt,
		closesAt: saleClosesAt,
		plan: plan.node,
		dates: loaded.content.performances.map((performance) => {
			const scheduled = performance.status === 'scheduled';
			return render('editable-date', { ...performance, concertId, timeZone, scheduled });
		}),
	});
	versionedForm(page.querySelector('.edit'), loaded, {
		valuesOf,
		load,
		save: async (changed, version) => {
			const headers = { 'If-Match': version };
			await call('PATCH', path, { body: concertChange(changed, timeZone), headers });
			await showSaved();
			return null;
		},
	});
	handleSubmit(page.querySelector('.add-performance'), async ({ startsAt }) => {
		const body = { startsAt: toInstant(startsAt, timeZone), plan: plan.readPlan() };
		await call('POST', `${path}/performances`, { body });
		await showSaved();
	});
	return page;

	async function showSaved() {
		await navigate(`/desk/concerts/${concertId}`);
		announce(t('operator.saved'));
	}
}

/** The inputs of times have no seconds: a time that is not typed again stays as it is. */
const valuesOf = (concert) => ({
	title: concert.title,
	venue: concert.venue.name,
	address: concert.venue.address,
	ageRating: concert.ageRating ?? '',
	runningMinutes: String(concert.runningMinutes ?? ''),
	saleOpensAt: toLocal(concert.saleOpensAt, concert.timeZone),
	saleClosesAt: concert.saleClosesAt ? toLocal(concert.saleClosesAt, concert.timeZone) : '',
});
