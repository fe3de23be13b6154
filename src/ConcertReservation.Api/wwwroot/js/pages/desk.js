import { get } from '../api.js';
import { el } from '../dom.js';
import { t } from '../i18n.js';
import { growing } from '../parts/more.js';
import { make } from '../view.js';

export default async function desk({ signal }) {
  const row = (concert) => make('desk-row', concert);
  const [{ ok, checks }, list] = await Promise.all([
    get('/admin/invariants', { signal }),
    growing('/concerts', { list: el('ul.rows.cards'), row, empty: make('desk-none'), signal }),
  ]);
  return [t('nav.desk'), make('desk', { ok, checks: checks.map((check) => make('check', check)), list })];
}
