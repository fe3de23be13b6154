const GONE_AFTER = 1500;

/**
 * Tells which codes came into the view of the camera. A code that was out of the view for a moment is a new scan: the same ticket is
 * shown again, and wants an answer again.
 */
export function viewOfCodes() {
	/** @type {Map<string, number>} */
	const seenAt = new Map();
	return { newOf, forget: (code) => seenAt.delete(code) };

	/**
	 * @param {string[]} codes what the camera sees now
	 * @param {number} now in milliseconds
	 */
	function newOf(codes, now) {
		for (const [code, at] of seenAt) if (now - at >= GONE_AFTER) seenAt.delete(code);
		const fresh = codes.filter((code) => !seenAt.has(code));
		for (const code of codes) seenAt.set(code, now);
		return fresh;
	}
}
