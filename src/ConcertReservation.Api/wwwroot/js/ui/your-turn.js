import { pause, whenVisible } from '../net/timers.js';
import { announce } from './announce.js';
import { t } from './i18n.js';
import { notify } from './notifications.js';
import { render } from './templates.js';

const CONTINUE_AFTER_SECONDS = 8;

/**
 * The panel of a customer who has just been admitted. Continues by itself, some seconds after the customer can see it.
 * @param {string} concertName
 * @param {() => void} onContinue
 * @param {AbortSignal} signal
 */
export function yourTurn(concertName, onContinue, signal) {
	const node = render('your-turn', { onContinue });
	announce(t('line.turnAnnouncement', { n: CONTINUE_AFTER_SECONDS }), { isUrgent: true });
	if (document.hidden) notify(t('line.turn'), concertName);
	flashTitle(concertName, signal);
	countDown();
	return node;

	async function countDown() {
		await whenVisible();
		node.querySelector('button').focus();
		for (let left = CONTINUE_AFTER_SECONDS; left > 0 && !signal.aborted; left--) {
			node.querySelector('.seconds').textContent = left;
			await pause(1000, signal);
		}
		if (!signal.aborted) onContinue();
	}
}

/**
 * @param {string} concertName
 * @param {AbortSignal} signal
 */
async function flashTitle(concertName, signal) {
	for (let second = 0; !signal.aborted; second++) {
		document.title = document.hidden && second % 2 ? concertName : `● ${t('line.turn')}`;
		await pause(1000, signal);
	}
}
