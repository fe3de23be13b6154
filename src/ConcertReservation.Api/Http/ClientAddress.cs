using System.Net;
using System.Net.Sockets;
using ConcertReservation.Application.Accounts;

namespace ConcertReservation.Api.Http;

/// <summary>The address of the client, and what counts as one address for a limit.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;
    private const int MaxUserAgent = 300;

    public static ClientOrigin Origin(this HttpContext context) =>
        new(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            NetworkOf(context.Connection.RemoteIpAddress),
            Shorten(context.Request.Headers.UserAgent.ToString())
        );

    /// <summary>
    /// The IPv4 address, or the /64 network of an IPv6 address: a provider gives one customer a whole /64 at least, so
    /// that a client can send each request from another address of it.
    /// </summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    // Not between the two halves of a character.
    private static string Shorten(string userAgent) =>
        userAgent.Length <= MaxUserAgent ? userAgent
        : char.IsHighSurrogate(userAgent[MaxUserAgent - 1]) ? userAgent[..(MaxUserAgent - 1)]
        : userAgent[..MaxUserAgent];
}
