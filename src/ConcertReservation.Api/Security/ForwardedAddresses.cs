using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ConcertReservation.Api.Security;

/// <summary>
/// Takes the client's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, but only from the
/// proxies and networks listed in <c>ForwardedHeaders</c>. The lists are empty by default: if every sender were trusted,
/// a client could claim any address, and rate limits by address would not hold.
/// </summary>
internal static class ForwardedAddresses
{
    public static void UseForwardedAddresses(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<IOptions<ForwardedAddressOptions>>().Value;
        var proxies = Parse<IPAddress>(trusted.KnownProxies);
        var networks = Parse<IPNetwork>(trusted.KnownNetworks);
        if (proxies.Count == 0 && networks.Count == 0)
            return;

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // Only the last entry was added by the proxy. The client may have sent the entries before it.
            ForwardLimit = 1,
        };
        // The framework trusts loopback by default, but not every process on this machine is a proxy.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(proxy);
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static List<T> Parse<T>(string[] texts)
        where T : IParsable<T> =>
        [
            .. texts
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Select(text => T.Parse(text, CultureInfo.InvariantCulture)),
        ];
}
