using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Overload;

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Turns all rate limits on or off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Sign-ins and sign-ups per minute from one address. High enough for an office that shares one address.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; init; } = 60;

    /// <summary>Sign-ins per minute to one account, from all addresses together.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; init; } = 10;

    /// <summary>Joins per minute of one user. High enough for a customer who reloads the page.</summary>
    [Range(1, 1_000_000)]
    public int JoinsPerUser { get; init; } = 60;
}
