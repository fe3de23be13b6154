import { busy, el, get, make, notice, put } from '../page.js';

// `row` makes an item or the promise of one, `empty` names the view for none.
export async function growing(path, { list, row, empty }) {
	const page = (cursor) => get(`${path}?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
	const place = el('div');
	const first = await add(await page());
	return first ? el('div', list, place) : make(empty);

	async function add({ items, nextCursor }) {
		const rows = await Promise.all(items.map(row));
		list.append(...rows);
		put(place, nextCursor && make('more', { more }));
		return rows[0];

		async function more({ currentTarget }) {
			try {
				const added = await add(await busy(currentTarget, () => page(nextCursor)));
				added.tabIndex = -1;
				added.focus();
			} catch (problem) {
				place.prepend(notice(problem));
			}
		}
	}
}
