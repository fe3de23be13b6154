import { el } from '../dom.js';
import { t } from '../i18n.js';
import { growing } from '../parts/more.js';
import { make } from '../view.js';

export default async function deskAudit({ signal }) {
  const list = await growing('/admin/audit', { list: el('ul.rows'), row, empty: make('audit-none'), signal });
  return [t('desk.audit'), make('desk-audit', { list })];
}

const text = (value) => value && JSON.stringify(value, null, 2);

const row = (entry) => make('audit-row', { ...entry, old: text(entry.before), new: text(entry.after) });
