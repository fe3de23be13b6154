import { element } from '../ui/dom.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

export async function auditPage() {
	const list = element('ul.rows');
	return render('operator-audit', {
		list: await pagedList('/admin/audit', { list, renderItem: auditRow, empty: 'audit-none' }),
	});
}

const auditRow = (entry) =>
	render('audit-row', { ...entry, oldValue: jsonText(entry.before), newValue: jsonText(entry.after) });

const jsonText = (value) => value && JSON.stringify(value, null, 2);
