import { el, growing, make } from '../page.js';

export default async function deskAudit() {
	return make('desk-audit', { list: await growing('/admin/audit', { list: el('ul.rows'), row, empty: 'audit-none' }) });
}

const text = (value) => value && JSON.stringify(value, null, 2);

const row = (entry) => make('audit-row', { ...entry, old: text(entry.before), new: text(entry.after) });
