import { get } from '../net/api.js';
import { homeOf } from '../state/roles.js';
import { user } from '../state/session.js';
import { element, replaceChildren } from '../ui/dom.js';
import { handleSubmit } from '../ui/forms.js';
import { formats, t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

const STATUSES = ['held', 'paid', 'expired', 'cancelled', 'refunded'];
const FILTERS = ['q', 'status', 'concertId'];

/** The search is in the address, so that the way back from a reservation leads to the same list. @param {import('../router.js').PageContext} context */
export async function findPage({ query, navigate }) {
	const { items } = await get(`${user().role === 'operator' ? '/admin' : ''}/concerts?limit=100`);
	const page = render('operator-find', {
		home: homeOf(user().role),
		q: query.get('q'),
		statuses: optionsOf(STATUSES.map((status) => [status, formats.status(status)])),
		concerts: optionsOf(items.map(({ concertId, title }) => [String(concertId), formats.name(title)])),
	});
	const form = page.querySelector('form');
	for (const name of ['status', 'concertId']) form.elements[name].value = query.get(name) ?? '';
	handleSubmit(form, (values) => navigate(`/desk/find?${filled(values)}`));
	const isSearch = FILTERS.some((name) => query.get(name));
	if (isSearch) replaceChildren(page.querySelector('.found'), await found(query));
	return page;
}

function found(query) {
	const path = `/admin/reservations?${filled(Object.fromEntries(query))}`;
	const list = element('ul.rows');
	return pagedList(path, { list, renderItem: foundRow, empty: 'operator-found-none' });
}

const foundRow = (reservation) => render('operator-found', reservation);

const filled = (values) =>
	new URLSearchParams(FILTERS.map((name) => [name, (values[name] ?? '').trim()]).filter(([, value]) => value));

const optionsOf = (entries) => [
	element('option', { value: '' }, t('find.all')),
	...entries.map(([value, text]) => element('option', { value }, text)),
];
