namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>The worker that shows pages without a network, and what it and the pages store.</summary>
internal static class ServiceWorkerActions
{
    /// <summary>Waits until the worker has stored the shell and answers for this page.</summary>
    public static Task WaitForServiceWorkerAsync(this BrowserUser user) =>
        user.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");

    public static Task<string[]> StoredCachesAsync(this BrowserUser user) =>
        user.Page.EvaluateAsync<string[]>("() => caches.keys()");

    /// <summary>The addresses of everything that is stored.</summary>
    public static Task<string[]> StoredAddressesAsync(this BrowserUser user) =>
        user.Page.EvaluateAsync<string[]>(
            """
            async () => {
                const stored = [];
                for (const name of await caches.keys())
                    for (const { url } of await (await caches.open(name)).keys()) stored.push(new URL(url).pathname);
                return stored;
            }
            """
        );
}
