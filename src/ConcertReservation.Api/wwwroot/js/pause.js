/** Waits; at once over when the signal aborts. */
export const pause = (milliseconds, signal) =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', () => done(clearTimeout(timer)), { once: true });
  });

/** Resolves when somebody can see the page. */
export const seen = () =>
  new Promise((done) => {
    if (!document.hidden) return done();
    document.addEventListener('visibilitychange', () => done(), { once: true });
  });
