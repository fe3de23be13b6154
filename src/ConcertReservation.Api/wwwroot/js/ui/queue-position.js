import { tabStore } from '../state/storage.js';
import { announce } from './announce.js';
import { replaceChildren } from './dom.js';
import { formats, t } from './i18n.js';
import { askForNotifications, whenNotificationsCanBeAskedFor } from './notifications.js';
import { render } from './templates.js';
import { turnMailSwitch } from './turn-mail.js';

const ANNOUNCE_EVERY = 20_000;
const STALLED_AFTER = 90_000;

/**
 * The panel of a customer who waits: the position, the progress and the estimated wait.
 * @param {any} first the first state of the queue token
 * @param {() => void} leave
 */
export function queuePosition(first, leave) {
	const startPosition = startPositionOf(first);
	const node = render('queue-position', { leave, allowNotifications, turnMail: turnMailSwitch(first) });
	const selectors = ['.queue-figures', '.note', '.notify', '.line-notice'];
	const [status, note, button, noticeSlot] = selectors.map((selector) => node.querySelector(selector));
	whenNotificationsCanBeAskedFor(() => {
		button.hidden = false;
	});
	let lastPosition;
	/** When the notice that is shown was sent. @type {string | undefined} */
	let shownNotice;
	let movedAt;
	let announcedAt = 0;
	return { node, update };

	function update(queueToken) {
		const { position, estimatedWaitSeconds, soldOut } = queueToken;
		if (position !== lastPosition) movedAt = Date.now();
		lastPosition = position;
		const wait = estimatedWaitSeconds === null ? t('line.unknown') : formats.wait(estimatedWaitSeconds);
		const progress = startPosition - position;
		replaceChildren(status, render('queue-status', { ...queueToken, startPosition, progress, wait }));
		updateNote(soldOut);
		showNotice(queueToken.notice);
		if (Date.now() - announcedAt < ANNOUNCE_EVERY) return;
		announcedAt = Date.now();
		announce(t('line.announcement', { n: position, wait }));
	}

	// Written only when it changes, because a screen reader reads each write.
	function showNotice(notice) {
		if (notice?.sentAt === shownNotice) return;
		shownNotice = notice?.sentAt;
		replaceChildren(noticeSlot, notice && render('line-notice', notice));
	}

	function updateNote(isSoldOut) {
		const isStalled = Date.now() - movedAt > STALLED_AFTER;
		const text = isSoldOut ? t('line.soldOut') : isStalled ? t('line.stalled') : '';
		if (note.textContent !== text) note.textContent = text;
	}
}

/** The position at the first visit of this tab, where the progress bar begins. */
function startPositionOf({ tokenId, position }) {
	const key = `start-position ${tokenId}`;
	const start = Number(tabStore.get(key) ?? position);
	tabStore.set(key, String(start));
	return start;
}

async function allowNotifications({ currentTarget: button }) {
	await askForNotifications();
	button.remove();
}
