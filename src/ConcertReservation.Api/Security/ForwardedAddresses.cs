using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ConcertReservation.Api.Security;

/// <summary>
/// Behind a balancer the client's address and scheme come in <c>X-Forwarded-For</c> and <c>-Proto</c>. They are believed
/// only from the proxies and networks that <c>ForwardedHeaders</c> names, and nobody is named by default: else whoever
/// writes the header has any address they like, and no limit by address holds.
/// </summary>
internal static class ForwardedAddresses
{
    public static void UseForwardedAddresses(this WebApplication app)
    {
        var named = app.Services.GetRequiredService<IOptions<ForwardedAddressOptions>>().Value;
        var proxies = Read<IPAddress>(named.KnownProxies);
        var networks = Read<IPNetwork>(named.KnownNetworks);
        if (proxies.Count == 0 && networks.Count == 0)
            return;

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // The last entry is the balancer's own word; what stands before it, anybody could have written.
            ForwardLimit = 1,
        };
        // This machine is known by default, and not everything on it is a balancer.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(proxy);
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static List<T> Read<T>(string[] named)
        where T : IParsable<T> =>
        [
            .. named
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Select(text => T.Parse(text, CultureInfo.InvariantCulture)),
        ];
}
