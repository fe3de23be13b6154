import { get } from '../net/api.js';
import { replaceChildren } from './dom.js';
import { download } from './download.js';
import { errorNotice } from './error-actions.js';
import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * What a performance has earned, and its file. Nothing is read before the first `show`.
 * @param {string | number} performanceId
 * @param {{ signal: AbortSignal, isPart?: boolean }} options isPart: below other things, with a heading of its own
 */
export function settlementPanel(performanceId, { signal, isPart = false }) {
	const path = `/admin/performances/${performanceId}/settlement`;
	const node = render('settlement-panel', {
		isPart,
		downloadCsv: () => download(`${path}.csv`, `settlement-${performanceId}.csv`).catch(showError),
	});
	const [table, errorSlot] = ['.settlement', '.error-slot'].map((selector) => node.querySelector(selector));
	return { node, show };

	async function show() {
		try {
			const { items, ...totals } = await get(path, { signal });
			const rows = items.map((item) => render('settlement-row', { ...item, methodName: t(`method.${item.method}`) }));
			replaceChildren(errorSlot);
			replaceChildren(table, render('settlement', { ...totals, rows }));
		} catch (error) {
			showError(error);
		}
	}

	function showError(error) {
		if (!signal.aborted) replaceChildren(errorSlot, errorNotice(error, { retry: () => void show() }));
	}
}
