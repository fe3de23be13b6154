namespace ConcertReservation.Application.Accounts;

/// <summary>Where a request comes from.</summary>
/// <param name="Address">The address of the client.</param>
/// <param name="Network">What counts as one address: the IPv4 address, or the /64 network of an IPv6 address.</param>
/// <param name="UserAgent">The <c>User-Agent</c> header; empty without one.</param>
public sealed record ClientOrigin(string Address, string Network, string UserAgent);
