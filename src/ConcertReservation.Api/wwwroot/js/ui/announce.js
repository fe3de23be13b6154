/**
 * Lets a screen reader read the text.
 * @param {string} text
 * @param {{ isUrgent?: boolean }} [options] urgent text interrupts
 */
export function announce(text, { isUrgent = false } = {}) {
	const region = document.getElementById(isUrgent ? 'live-assertive' : 'live-polite');
	// The same text again is no change, and would not be read.
	region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
