import { call } from '../net/api.js';
import { announce } from './announce.js';
import { confirm } from './confirm.js';
import { replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { whileBusy } from './forms.js';
import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * What an operator does with a concert as a whole. Each change names the version that the operator sees.
 * @param {import('./versioned-form.js').Versioned} loaded the concert
 * @param {{ navigate: (path: string) => Promise<unknown>, refresh: () => Promise<unknown> }} page
 */
export function publicationPanel({ content, version }, { navigate, refresh }) {
	const path = `/admin/concerts/${content.concertId}`;
	const headers = { 'If-Match': version };
	const node = render('publication', {
		...content,
		publish: ({ currentTarget }) => run(currentTarget, publish),
		hide: ({ currentTarget }) => run(currentTarget, () => setHidden(true)),
		show: ({ currentTarget }) => run(currentTarget, () => setHidden(false)),
		remove: ({ currentTarget }) => run(currentTarget, remove),
	});
	const errorSlot = node.querySelector('.publication-error');
	return node;

	async function publish() {
		if (!(await confirm('publish'))) return;
		await call('POST', `${path}/publication`, { headers });
		await showSaved();
	}

	async function setHidden(hidden) {
		await call('PATCH', path, { body: { hidden }, headers });
		await showSaved();
	}

	async function remove() {
		if (!(await confirm('removal'))) return;
		await call('DELETE', path, { headers });
		await navigate('/desk');
		announce(t('removal.done'));
	}

	async function showSaved() {
		await refresh();
		announce(t('operator.saved'));
	}

	async function run(button, work) {
		replaceChildren(errorSlot);
		try {
			await whileBusy(button, work);
		} catch (error) {
			// After a change of another operator, the page must be read before the next try.
			const retry = error.code === 'precondition_failed' ? () => void refresh() : () => void run(button, work);
			replaceChildren(errorSlot, errorNotice(error, { retry }));
		}
	}
}
