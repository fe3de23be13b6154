import { get } from '../net/api.js';
import { element } from '../ui/dom.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

export async function operatorPage() {
	const list = element('ul.rows.cards');
	const renderItem = (concert) => render('operator-concert-row', concert);
	const [{ ok, checks }, concerts] = await Promise.all([
		get('/admin/invariants'),
		pagedList('/concerts', { list, renderItem, empty: 'operator-none' }),
	]);
	return render('operator', { ok, checks: checks.map((check) => render('check', check)), concerts });
}
