import { call, get } from '../net/api.js';
import { subscribe } from '../net/stream.js';
import { tellOtherTabs } from '../net/tabs.js';
import { concertOf } from '../state/concerts.js';
import * as queueTokens from '../state/queue-token-store.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import { replaceChildren } from '../ui/dom.js';
import { formats, t } from '../ui/i18n.js';
import { queuePosition } from '../ui/queue-position.js';
import { render } from '../ui/templates.js';
import { yourTurn } from '../ui/your-turn.js';

/**
 * The waiting room. Only `?join` joins the line: opening this address again takes no new place.
 * @param {import('../router.js').PageContext} context
 */
export async function linePage({ params: { concertId }, query, signal, navigate, showError }) {
	const path = `/concerts/${concertId}/queue-token`;
	const { title } = await concertOf(concertId);
	const concertName = formats.name(title);
	const first = await (query.has('join') ? call('POST', path) : readQueueToken());
	if (signal.aborted) return null;
	history.replaceState(null, '', location.pathname);
	const page = render('line', { title });
	const linePage = page.querySelector('.waiting-room');
	if (first?.status === 'active') {
		queueTokens.save(first);
		showDates();
	} else if (first?.status === 'waiting') watch();
	else replaceChildren(linePage, notInLine(first?.status === 'left' ? undefined : first));
	return page;

	function showCancelled() {
		document.title = concertName;
		announce(t('line.cancelled'), { isUrgent: true });
		replaceChildren(linePage, render('concert-cancelled', { concertId }));
	}

	function watch() {
		let latest = first;
		const view = queuePosition(first, leave);
		replaceChildren(linePage, view.node);
		const onState = (queueToken) => {
			latest = queueToken;
			return showState(queueToken, view);
		};
		if (onState(first)) return;
		// The router names the page by its heading when it shows it. A tab that another one tells the state gets none soon.
		addEventListener('page-shown', () => showPosition(latest), { once: true, signal });
		subscribe({
			events: `${path}/events`,
			poll: readQueueToken,
			pollAfter: (queueToken) => queueToken.pollAfterSeconds * 1000,
			onState,
			concertId,
			isShared: true,
			signal,
		}).catch(showError);
	}

	/** Returns true when the customer waits no longer. */
	function showState(queueToken, view) {
		queueTokens.save(queueToken);
		const { status } = queueToken;
		if (queueToken.cancelled) {
			showCancelled();
			return true;
		}
		if (status === 'waiting') {
			showPosition(queueToken);
			view.update(queueToken);
			return false;
		}
		const isAdmitted = status === 'active';
		const next = isAdmitted ? yourTurn(concertName, showDates, signal) : notInLine(queueToken);
		replaceChildren(linePage, next);
		return true;
	}

	function showPosition({ status, position }) {
		if (status === 'waiting') document.title = `#${position} · ${concertName}`;
	}

	async function readQueueToken() {
		try {
			return await get(path, { concertId, signal });
		} catch (error) {
			if (error.code !== 'queue_token_not_found') throw error;
			return undefined;
		}
	}

	async function leave() {
		if (!(await confirm('leave'))) return;
		await call('DELETE', path).catch(showError);
		queueTokens.remove(concertId);
		tellOtherTabs(concertId);
		if (signal.aborted) return;
		announce(t('leave.done'));
		navigate(`/concerts/${concertId}`);
	}

	function showDates() {
		navigate(`/concerts/${concertId}/dates`, { replace: true });
	}

	/** Why the customer is not in line: the ended queue token, when there is one, tells it. */
	function notInLine(ended) {
		const { status, activatedAt } = ended ?? {};
		const key = status === 'expired' && activatedAt ? 'line.turnPassed' : `line.${status ?? 'notInLine'}`;
		return render('not-in-line', { text: t(key, ended), concertId });
	}
}
