// A browser that blocks storage throws on each access, and a full one on each write. Nothing essential depends on it: what
// cannot be stored is remembered until the page is loaded again.

/** For all tabs of the browser, also after a restart. */
export const browserStore = storeOf('localStorage');

/** For this tab. */
export const tabStore = storeOf('sessionStorage');

/** @param {'localStorage' | 'sessionStorage'} name */
function storeOf(name) {
	/** @type {Map<string, string>} */
	const memory = new Map();
	const stored = open(name);
	return { isBlocked: !stored, get, set, remove, clear };

	/**
	 * @param {string} key
	 * @returns {string | null}
	 */
	function get(key) {
		return memory.get(key) ?? stored?.getItem(key) ?? null;
	}

	/**
	 * @param {string} key
	 * @param {string} value
	 */
	function set(key, value) {
		memory.set(key, value);
		try {
			if (!stored) return;
			stored.setItem(key, value);
			memory.delete(key);
		} catch {
			// The storage is full: the old value must not come back.
			stored.removeItem(key);
		}
	}

	/** @param {string} key */
	function remove(key) {
		memory.delete(key);
		stored?.removeItem(key);
	}

	function clear() {
		memory.clear();
		stored?.clear();
	}
}

/** @param {'localStorage' | 'sessionStorage'} name */
function open(name) {
	try {
		const storage = window[name];
		storage.setItem('probe', '');
		storage.removeItem('probe');
		return storage;
	} catch {
		return null;
	}
}
