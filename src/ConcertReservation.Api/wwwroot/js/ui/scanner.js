const GONE_AFTER = 1500;

/**
 * Tells which codes came into the view of the camera. A code that was out of the view for a moment is a new scan: the same ticket is
 * shown again, and wants an answer again.
 */
export function viewOfCodes() {
	/** @type {Map<string, { at: number, isMissed: boolean }>} when it was seen last, and whether a frame without it followed */
	const seen = new Map();
	return { newOf, forget: (code) => seen.delete(code) };

	/**
	 * @param {string[]} codes what the camera sees now
	 * @param {number} now in milliseconds
	 */
	function newOf(codes, now) {
		// A code in two frames in a row stayed in the view, however long a slow device needs for a frame.
		for (const [code, last] of seen) {
			if (!codes.includes(code)) last.isMissed = true;
			if (last.isMissed && now - last.at >= GONE_AFTER) seen.delete(code);
		}
		const fresh = codes.filter((code) => !seen.has(code));
		for (const code of codes) seen.set(code, { at: now, isMissed: false });
		return fresh;
	}
}
