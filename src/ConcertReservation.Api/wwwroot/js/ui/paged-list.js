import { get } from '../net/api.js';
import { element, replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { whileBusy } from './forms.js';
import { render } from './templates.js';

const PAGE_SIZE = 20;

/**
 * A list with a button that loads the next page, or the `empty` template when there are no items.
 * @param {string} path
 * @param {{ list: Element, renderItem: (item: any) => any, empty: string }} options renderItem may return a promise
 */
export async function pagedList(path, { list, renderItem, empty }) {
	const footer = element('div');
	const first = await append(await load());
	return first ? element('div', list, footer) : render(empty);

	function load(cursor = '') {
		const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor && { cursor }) });
		return get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
	}

	async function append({ items, nextCursor }) {
		const rows = await Promise.all(items.map(renderItem));
		list.append(...rows);
		replaceChildren(footer, nextCursor && render('load-more', { loadMore: (event) => loadMore(event, nextCursor) }));
		// A page may be empty although more follow.
		return rows[0] ?? footer.querySelector('button');
	}

	async function loadMore({ currentTarget }, cursor) {
		try {
			const first = await append(await whileBusy(currentTarget, () => load(cursor)));
			if (!first) return;
			if (first.localName !== 'button') first.tabIndex = -1;
			first.focus();
		} catch (error) {
			footer.prepend(errorNotice(error));
		}
	}
}
