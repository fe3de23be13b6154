export function say(text, urgent = false) {
	const region = document.getElementById(urgent ? 'urgent' : 'polite');
	// The same words twice are no change, and so would not be read.
	region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
