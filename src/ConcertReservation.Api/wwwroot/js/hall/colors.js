import { element } from '../ui/dom.js';

export const SHAPES = 6;
const NAMES = ['ink', 'dim', 'line', 'edge', 'raised', 'sunk', 'accent'];

/**
 * The colours of the stylesheet as a canvas needs them, in the theme of the moment. In forced colours these are the system's.
 * @param {Element} node where the colours hold
 */
export function colorsOf(node) {
	const probe = element('i', { hidden: true });
	node.append(probe);
	const read = (value) => {
		probe.style.color = value;
		return getComputedStyle(probe).color;
	};
	const colors = Object.fromEntries(NAMES.map((name) => [name, read(`var(--${name})`)]));
	const tones = Array.from({ length: SHAPES }, (_, shape) => {
		probe.className = `shape${shape}`;
		return read('var(--tone)');
	});
	const isForced = matchMedia('(forced-colors: active)').matches;
	if (isForced) {
		probe.style.backgroundColor = 'Canvas';
		colors.raised = getComputedStyle(probe).backgroundColor;
		colors.sunk = colors.raised;
	}
	probe.remove();
	return { ...colors, tones };
}

/**
 * Calls back when the theme changes, until the signal aborts.
 * @param {() => void} onChange
 * @param {AbortSignal | undefined} signal
 */
export function watchColors(onChange, signal) {
	for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
		matchMedia(query).addEventListener('change', onChange, { signal });
	}
	const observer = new MutationObserver(onChange);
	observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
	signal?.addEventListener('abort', () => observer.disconnect());
}
