using System.Net;
using ConcertReservation.Api.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace ConcertReservation.Api.Security;

/// <summary>The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> headers are trusted.</summary>
public sealed class ForwardedAddressOptions
{
    public const string Section = "ForwardedHeaders";

    /// <summary>Addresses of trusted proxies.</summary>
    [Parsable<IPAddress>(ErrorMessage = "an address such as 10.0.0.7")]
    public string[] KnownProxies { get; init; } = [];

    /// <summary>Networks in which every proxy is trusted.</summary>
    [Parsable<IPNetwork>(ErrorMessage = "a network such as 10.0.0.0/24")]
    public string[] KnownNetworks { get; init; } = [];
}
