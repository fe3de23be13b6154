using System.Globalization;
using System.Net;
using ConcertReservation.Api.Composition;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace ConcertReservation.Api.Common.Security;

/// <summary>
/// Behind a balancer the client's address and scheme come in <c>X-Forwarded-For</c> and <c>-Proto</c>. They are believed
/// only from the proxies and networks that <c>ForwardedHeaders</c> names, and nobody is named by default: else whoever
/// writes the header has any address they like, and no limit by address holds.
/// </summary>
internal static class ForwardedAddresses
{
    private const string Section = "ForwardedHeaders";

    /// <exception cref="MissingSettingException">What is named is not an address or a network.</exception>
    public static void UseForwardedAddresses(this WebApplication app)
    {
        var proxies = Read<IPAddress>(app, "KnownProxies", "an address such as 10.0.0.7");
        var networks = Read<IPNetwork>(app, "KnownNetworks", "a network such as 10.0.0.0/24");
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

    private static List<T> Read<T>(WebApplication app, string setting, string wanted)
        where T : IParsable<T> =>
        [
            .. from named in app.Configuration.GetSection($"{Section}:{setting}").GetChildren()
            where !string.IsNullOrWhiteSpace(named.Value)
            select T.TryParse(named.Value, CultureInfo.InvariantCulture, out var read)
                ? read
                : throw new MissingSettingException(
                    $"{Section}__{setting}__{named.Key} is not {wanted}: \"{named.Value}\"."
                ),
        ];
}
