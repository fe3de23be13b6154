import { call, load, make, sending } from '../page.js';
import { concertBody, instant, plan } from '../parts/plan.js';

export default async function deskNew({ go }) {
	await load('desk-plan');
	const performance = plan();
	const page = make('desk-new', { plan: performance.node });
	sending(page.at(-1), async (values) => {
		const { timeZone, startsAt } = values;
		const performances = [{ startsAt: instant(startsAt, timeZone), sections: performance.read() }];
		const body = { ...concertBody(values, timeZone), timeZone, performances };
		const { concertId } = await call('POST', '/admin/concerts', { body });
		await go(`/desk/concerts/${concertId}`);
	});
	return page;
}
