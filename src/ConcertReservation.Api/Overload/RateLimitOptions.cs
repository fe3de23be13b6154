using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Overload;

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Turns all rate limits on or off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Sign-ins with a wrong password per minute from one address. A right password does not count, so that all who
    /// share an address can sign in at once.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; init; } = 60;

    /// <summary>
    /// Sign-ins with a wrong password per minute to one account, from all addresses together that have never signed in
    /// to it. The addresses that have are not refused.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; init; } = 10;

    /// <summary>Sign-ups per minute from one address. High enough for a campus that shares one address.</summary>
    [Range(1, 1_000_000)]
    public int SignUpsPerAddress { get; init; } = 300;

    /// <summary>
    /// Requests for a link to reset a password per minute from one address. An account gets at most one mail an hour,
    /// whatever the addresses.
    /// </summary>
    [Range(1, 1_000_000)]
    public int PasswordResetsPerAddress { get; init; } = 30;

    /// <summary>
    /// Messages of payment providers per minute from one address. High enough for a sale: a provider has few addresses.
    /// </summary>
    [Range(1, 1_000_000)]
    public int WebhooksPerAddress { get; init; } = 6_000;

    /// <summary>Joins per minute of one user. High enough for a customer who reloads the page.</summary>
    [Range(1, 1_000_000)]
    public int JoinsPerUser { get; init; } = 60;

    /// <summary>Exports per minute of one user. Each reads everything that is kept about the user.</summary>
    [Range(1, 1_000_000)]
    public int ExportsPerUser { get; init; } = 5;
}
