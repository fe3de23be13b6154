import { call, get } from '../net/api.js';
import { handleSubmit } from '../ui/forms.js';
import { toInstant } from '../ui/local-time.js';
import { render } from '../ui/templates.js';

/**
 * Copies a concert to new dates, as a draft.
 * @param {import('../router.js').PageContext} context
 */
export async function copyConcertPage({ params: { concertId }, navigate }) {
	const path = `/admin/concerts/${concertId}`;
	const { title, timeZone, performances } = await get(path);
	const dateField = () => render('copy-date', {});
	const page = render('operator-copy-concert', {
		concertId,
		title,
		dates: performances.map(dateField),
		addDate: () => dates.append(dateField()),
	});
	const form = page.querySelector('form');
	const dates = page.querySelector('.copy-dates');
	handleSubmit(form, async (values) => {
		const starts = new FormData(form).getAll('startsAt').map((local) => toInstant(String(local), timeZone));
		const body = { title: values.title, performances: starts.map((startsAt) => ({ startsAt })) };
		const copy = await call('POST', `${path}/copies`, { body });
		await navigate(`/desk/concerts/${copy.concertId}`);
	});
	return page;
}
