/**
 * Registers the worker that shows pages without a network. Not offered to pages that are not secure, and a browser may refuse it: then
 * the pages work without.
 */
export async function registerServiceWorker() {
	try {
		// The script itself always comes from the server, so that no old one can stay.
		await navigator.serviceWorker?.register('/service-worker.js', { updateViaCache: 'none' });
	} catch (error) {
		console.warn(error);
	}
}

/**
 * The registration whose worker can show notifications, or null.
 * @returns {Promise<ServiceWorkerRegistration | null>}
 */
export async function activeRegistration() {
	try {
		const registration = await navigator.serviceWorker?.getRegistration();
		return registration?.active && 'showNotification' in registration ? registration : null;
	} catch {
		return null;
	}
}
