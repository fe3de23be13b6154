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
 * 80 to 100 % of the time, at random, so that clients which lost the server together do not return together. For each poll, each
 * reconnect and each retry.
 * @param {number} milliseconds
 */
export const jittered = (milliseconds) => milliseconds * (0.8 + 0.2 * Math.random());

/** @returns {Promise<void>} */
export const whenVisible = () =>
	new Promise((resolve) => {
		if (document.hidden) document.addEventListener('visibilitychange', () => resolve(), { once: true });
		else resolve();
	});
