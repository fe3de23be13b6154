import { call, get, request } from '../net/api.js';
import { subscribe } from '../net/stream.js';
import { fetchConcert } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { addSample, renderChart } from '../ui/stats-chart.js';
import { render } from '../ui/templates.js';

const POLL_AFTER = 2000;
const POLL_HIDDEN_AFTER = 15_000;

/**
 * The live figures of a sale, and its queue policy.
 * @param {import('../router.js').PageContext} context
 */
export async function operatorConcertPage({ params: { concertId }, signal }) {
	const path = `/admin/concerts/${concertId}`;
	const [concert, policy] = await Promise.all([
		fetchConcert(concertId, { cache: 'no-cache' }),
		get(`${path}/queue-policy`),
	]);
	const page = render('operator-concert', {
		...concert,
		policy: policyForm(policy),
		downloadCsv: () => downloadCsv().catch(showError),
	});
	const [errorSlot, tiles, figure] = ['.error-slot', '.tiles', '.chart'].map((selector) =>
		page.querySelector(selector),
	);
	replaceChildren(tiles, render('tiles'));
	subscribe({
		events: `${path}/stats/events`,
		poll: () => get(`${path}/stats`),
		pollAfter: () => (document.hidden ? POLL_HIDDEN_AFTER : POLL_AFTER),
		onState: showStats,
		isShared: true,
		signal,
	}).catch(showError);
	return page;

	function showStats(stats) {
		replaceChildren(errorSlot);
		replaceChildren(tiles, render('tiles', stats));
		renderChart(figure, addSample(concertId, stats));
	}

	function showError(error) {
		replaceChildren(errorSlot, errorNotice(error));
	}

	function policyForm(policy) {
		const togglePause = () => save({ paused: !policy.paused }).catch(showError);
		const form = render('policy', { ...policy, togglePause });
		return handleSubmit(form, ({ activeFor, claimWithin, holdFor, ...numbers }) => {
			for (const name in numbers) numbers[name] = numbers[name] === '' ? null : Number(numbers[name]);
			return save({ activeFor, claimWithin, holdFor, ...numbers });
		});

		async function save(changes) {
			const saved = await call('PUT', `${path}/queue-policy`, { body: { ...policy, ...changes } });
			form.replaceWith(policyForm(saved));
			announce(t('operator.saved'));
		}
	}

	// Not a link: a link cannot send the access token.
	async function downloadCsv() {
		const response = await request('GET', `${path}/reservations.csv`);
		const href = URL.createObjectURL(await response.blob());
		element('a', { href, download: `reservations-${concertId}.csv` }).click();
		setTimeout(() => URL.revokeObjectURL(href), 1000);
	}
}
