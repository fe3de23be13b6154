import { get } from '../net/api.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function operatorPage({ signal }) {
	const list = element('ul.rows.cards');
	const renderItem = (concert) => render('operator-concert-row', concert);
	const concerts = await pagedList('/concerts', { list, renderItem, empty: 'operator-none' });
	const page = render('operator', { concerts, check: ({ currentTarget }) => whileBusy(currentTarget, check) });
	const result = page.querySelector('.check-result');
	return page;

	// Reads every row of the database: only when the operator wants it.
	async function check() {
		replaceChildren(result, render('checks-running'));
		try {
			const { ok, checks } = await get('/admin/invariants', { signal });
			replaceChildren(result, render('checks', { ok, checks: checks.map((each) => render('check', each)) }));
		} catch (error) {
			if (!signal.aborted) replaceChildren(result, errorNotice(error, { retry: () => void check() }));
		}
	}
}
