/**
 * Whether the customer can be asked for notifications. On Android, `Notification` exists but cannot be constructed. Before the
 * permission is given, constructing one shows nothing.
 */
export function canAskForNotifications() {
	if (!isSecureContext || window.Notification?.permission !== 'default') return false;
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
export function notify(title, body) {
	if (window.Notification?.permission !== 'granted') return;
	try {
		new Notification(title, { body }).onclick = () => window.focus();
	} catch {
		// As on Android: only a service worker could show it.
	}
}
