export const pause = (milliseconds, signal) =>
	new Promise((done) => {
		const timer = setTimeout(done, milliseconds);
		signal?.addEventListener('abort', () => done(clearTimeout(timer)), { once: true });
	});

export const seen = () =>
	new Promise((done) => {
		if (!document.hidden) return done();
		document.addEventListener('visibilitychange', () => done(), { once: true });
	});
