/**
 * Resolves after the time, or when the signal aborts.
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export const pause = (milliseconds, signal) =>
	new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		if (signal?.aborted) end();
		else signal?.addEventListener('abort', end);
	});

/**
 * The time with up to 20 % more or less, so that clients which lost the server together do not return together.
 * @param {number} milliseconds
 */
export const jittered = (milliseconds) => milliseconds * (0.8 + 0.4 * Math.random());

/** @returns {Promise<void>} */
export const whenVisible = () =>
	new Promise((resolve) => {
		if (document.hidden) document.addEventListener('visibilitychange', () => resolve(), { once: true });
		else resolve();
	});
