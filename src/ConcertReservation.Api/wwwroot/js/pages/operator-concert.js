import { callVersioned, get } from '../net/api.js';
import { subscribe } from '../net/stream.js';
import { jittered, pause } from '../net/timers.js';
import { announce } from '../ui/announce.js';
import { replaceChildren } from '../ui/dom.js';
import { download } from '../ui/download.js';
import { errorNotice } from '../ui/error-actions.js';
import { t } from '../ui/i18n.js';
import { lineNoticeForm } from '../ui/line-notice-form.js';
import { publicationPanel } from '../ui/publication-panel.js';
import { renderChart } from '../ui/stats-chart.js';
import { render } from '../ui/templates.js';
import { versionedForm } from '../ui/versioned-form.js';

const POLL_AFTER = 2000;
const POLL_HIDDEN_AFTER = 15_000;
const HISTORY_EVERY = 60_000;
const DURATIONS = ['activeFor', 'claimWithin', 'holdFor'];

/**
 * The live figures of a sale, and its queue policy.
 * @param {import('../router.js').PageContext} context
 */
export async function operatorConcertPage({ params: { concertId }, signal, navigate, refresh }) {
	const path = `/admin/concerts/${concertId}`;
	const loadPolicy = () => callVersioned('GET', `${path}/queue-policy`);
	const [concert, policy] = await Promise.all([callVersioned('GET', path), loadPolicy()]);
	const page = render('operator-concert', {
		...concert.content,
		publication: publicationPanel(concert, { navigate, refresh }),
		message: lineNoticeForm(path),
		policy: policyForm(policy),
		downloadCsv: () => download(`${path}/reservations.csv`, `reservations-${concertId}.csv`).catch(showError),
		houseLinks: concert.content.performances.map((each) => houseLink(each, concert.content)),
	});
	const [errorSlot, tiles, figure] = ['.error-slot', '.figures', '.chart'].map((selector) =>
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
	let history = [];
	let latest = null;
	showHistory().catch(showError);
	return page;

	/** The service keeps the history; what it has not stored yet is the last point. */
	async function showHistory() {
		for (; !signal.aborted; await pause(jittered(HISTORY_EVERY), signal)) {
			try {
				({ items: history } = await get(`${path}/history`, { signal }));
				showChart();
			} catch (error) {
				if (!error.isTransient && !signal.aborted) throw error;
			}
		}
	}

	function showChart() {
		if (latest) renderChart(figure, [...history, latest]);
	}

	function showStats(stats) {
		replaceChildren(errorSlot);
		const soldBy = (method) => stats.methods?.find((each) => each.method === method)?.sold;
		const values = { ...stats, boxOffice: soldBy('box_office'), comps: soldBy('comp') };
		replaceChildren(tiles, render('tiles', values));
		latest = stats;
		showChart();
	}

	function showError(error) {
		replaceChildren(errorSlot, errorNotice(error));
	}

	function policyForm(loaded) {
		const form = render('policy', loaded.content);
		const edit = versionedForm(form, loaded, { valuesOf, load: loadPolicy, save });
		showState(loaded.content);
		return form;

		async function save(changed, version) {
			const body = Object.fromEntries(Object.entries(changed).map(([name, text]) => [name, numberOrText(name, text)]));
			return patch(body, { 'If-Match': version });
		}

		/** Without If-Match: a pause touches nothing else, and must not wait for a look at other changes. */
		async function setPaused(paused) {
			edit.adopt(await patch({ paused }, {}));
		}

		async function patch(body, headers) {
			try {
				const saved = await callVersioned('PATCH', `${path}/queue-policy`, { body, headers });
				showState(saved.content);
				announce(t('operator.saved'));
				return saved;
			} catch (error) {
				if (error.code === 'precondition_failed') showState((await loadPolicy()).content);
				throw error;
			}
		}

		function showState({ paused }) {
			const togglePause = () => setPaused(!paused).catch(showError);
			replaceChildren(form.querySelector('.policy-state'), render('policy-state', { paused, togglePause }));
		}
	}
}

const houseLink = (performance, { concertId, timeZone }) =>
	render('house-link', {
		...performance,
		concertId,
		timeZone,
		isScheduled: performance.status === 'scheduled',
		isCancelled: performance.status === 'cancelled',
	});

const valuesOf = (policy) => {
	const fields = Object.entries(policy).filter(([name]) => name !== 'paused');
	return Object.fromEntries(fields.map(([name, value]) => [name, String(value ?? '')]));
};

function numberOrText(name, text) {
	if (DURATIONS.includes(name)) return text;
	return text === '' ? null : Number(text);
}
