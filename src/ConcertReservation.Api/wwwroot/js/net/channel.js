/**
 * A channel to the other tabs, or null: browsers that block storage refuse it.
 * @param {string} name
 */
export function openChannel(name) {
	try {
		return new BroadcastChannel(name);
	} catch {
		return null;
	}
}
