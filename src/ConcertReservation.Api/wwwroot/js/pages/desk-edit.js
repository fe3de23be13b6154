import { call, concertOf, load, make, parts, say, sending, t } from '../page.js';
import { concertBody, instant, plan, wallOf } from '../parts/plan.js';

export default async function deskEdit({ params: { concertId }, go }) {
	const [concert] = await Promise.all([concertOf(concertId, { cache: 'no-cache' }), load('desk-plan')]);
	const { saleOpensAt, timeZone } = concert;
	const path = `/admin/concerts/${concertId}`;
	const opens = wallOf(saleOpensAt, timeZone);
	const performance = plan();
	const page = make('desk-edit', { ...concert, opens, plan: performance.node });
	const [change, add] = parts(page, '.change', '.add');
	sending(change, (values) => {
		// The field knows no seconds: left alone, it changes nothing.
		if (values.saleOpensAt === opens) delete values.saleOpensAt;
		return save('PATCH', path, concertBody(values, timeZone));
	});
	sending(add, ({ startsAt }) =>
		save('POST', `${path}/performances`, { startsAt: instant(startsAt, timeZone), sections: performance.read() }),
	);
	return page;

	async function save(method, path, body) {
		await call(method, path, { body });
		await go(`/desk/concerts/${concertId}`);
		say(t('desk.saved'));
	}
}
