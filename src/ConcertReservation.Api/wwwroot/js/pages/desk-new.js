import { call } from '../api.js';
import { t } from '../i18n.js';
import { sending } from '../parts/fields.js';
import { instant, plan } from '../parts/plan.js';
import { load, make } from '../view.js';

export default async function deskNew({ go }) {
  await load('desk-plan');
  const performance = plan();
  const page = make('desk-new', { plan: performance.node });
  sending(page.at(-1), async ({ title, venue, address, timeZone, ...times }) => {
    const at = (name) => instant(times[name], timeZone);
    const performances = [{ startsAt: at('startsAt'), sections: performance.read() }];
    const sale = { saleOpensAt: at('saleOpensAt'), saleClosesAt: at('saleClosesAt') };
    const body = { title, venue: { name: venue, address }, timeZone, ...sale, performances };
    const { concertId } = await call('POST', '/admin/concerts', { body });
    await go(`/desk/concerts/${concertId}`);
  });
  return [t('desk.new'), page];
}
