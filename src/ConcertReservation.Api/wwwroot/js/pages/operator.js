import { get } from '../net/api.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { whileBusy } from '../ui/forms.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

/** @param {import('../router.js').PageContext} context */
export async function operatorPage({ signal }) {
	const page = render('operator', {
		concerts: await concertsIn(''),
		check: ({ currentTarget }) => whileBusy(currentTarget, check),
		filter: ({ target }) => filter(target.value),
	});
	const [result, concerts, errorSlot] = ['.check-result', '.concerts', '.error-slot'].map((selector) =>
		page.querySelector(selector),
	);
	return page;

	/** @param {string} state one of EditableState, or nothing */
	function concertsIn(state) {
		const list = element('ul.rows.cards');
		const path = `/admin/concerts${state && `?state=${state}`}`;
		return pagedList(path, { list, renderItem: concertRow, empty: 'operator-none' });
	}

	async function filter(state) {
		replaceChildren(errorSlot);
		try {
			replaceChildren(concerts, await concertsIn(state));
		} catch (error) {
			if (!signal.aborted) replaceChildren(errorSlot, errorNotice(error, { retry: () => void filter(state) }));
		}
	}

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

/** The next date that is to come, or the last one. */
function concertRow(concert) {
	const { performances, timeZone } = concert;
	const next = performances.find(({ status }) => status === 'scheduled') ?? performances.at(-1);
	return render('operator-concert-row', { ...concert, next: next.startsAt, timeZone });
}
