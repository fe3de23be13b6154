import { activeRegistration } from '../net/service-worker.js';

/**
 * Whether the customer can be asked for notifications. On Android, `Notification` exists but cannot be constructed: only the service
 * worker shows them there. Before the permission is given, constructing one shows nothing.
 */
async function canAskForNotifications() {
	if (!isSecureContext || window.Notification?.permission !== 'default') return false;
	return Boolean(await activeRegistration()) || canConstruct();
}

/**
 * Calls back when the customer can be asked: now, or when the service worker has started.
 * @param {() => void} callback
 */
export async function whenNotificationsCanBeAskedFor(callback) {
	const check = async () => (await canAskForNotifications()) && callback();
	await check();
	await navigator.serviceWorker?.ready;
	await check();
}

function canConstruct() {
	try {
		new Notification('').close();
		return true;
	} catch {
		return false;
	}
}

/** Resolves also when the browser refuses to ask. */
export async function askForNotifications() {
	try {
		await Notification.requestPermission();
	} catch {
		// The customer still sees the title of the tab.
	}
}

/**
 * Shows a notification when the customer allowed it. Never throws: a notification is an extra.
 * @param {string} title
 * @param {string} body
 */
export async function notify(title, body) {
	if (window.Notification?.permission !== 'granted') return;
	try {
		const path = location.pathname;
		const registration = await activeRegistration();
		// The same tag: a second tab replaces the notification instead of adding one.
		if (registration) await registration.showNotification(title, { body, tag: path, data: { path } });
		else new Notification(title, { body, tag: path }).onclick = () => window.focus();
	} catch {
		// The browser has neither.
	}
}
