import { call } from '../api.js';
import { concertOf } from '../concerts.js';
import { t } from '../i18n.js';
import { sending } from '../parts/fields.js';
import { instant, plan, wallOf } from '../parts/plan.js';
import { say } from '../say.js';
import { load, make } from '../view.js';

export default async function deskEdit({ params: { concertId }, go }) {
  const [concert] = await Promise.all([concertOf(concertId, { fresh: true }), load('desk-plan')]);
  const { saleOpensAt, timeZone } = concert;
  const path = `/admin/concerts/${concertId}`;
  const performance = plan();
  const page = make('desk-edit', { ...concert, opens: wallOf(saleOpensAt, timeZone), plan: performance.node });
  const [change, add] = page.filter(({ tagName }) => tagName === 'FORM');

  sending(change, async ({ title, venue, address, ...times }) => {
    const sale = { saleOpensAt: instant(times.saleOpensAt, timeZone), saleClosesAt: instant(times.saleClosesAt, timeZone) };
    await call('PATCH', path, { body: { title, venue: { name: venue, address }, ...sale } });
    await done();
  });
  sending(add, async ({ startsAt }) => {
    const body = { startsAt: instant(startsAt, timeZone), sections: performance.read() };
    await call('POST', `${path}/performances`, { body });
    await done();
  });
  return [t('desk.edit'), page];

  async function done() {
    await go(`/desk/concerts/${concertId}`);
    say(t('desk.saved'));
  }
}
