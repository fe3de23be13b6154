using System.Net;
using ConcertReservation.Api.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace ConcertReservation.Api.Security;

/// <summary>Whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed.</summary>
public sealed class ForwardedAddressOptions
{
    public const string Section = "ForwardedHeaders";

    [Readable<IPAddress>(ErrorMessage = "an address such as 10.0.0.7")]
    public string[] KnownProxies { get; init; } = [];

    [Readable<IPNetwork>(ErrorMessage = "a network such as 10.0.0.0/24")]
    public string[] KnownNetworks { get; init; } = [];
}
