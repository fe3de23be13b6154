using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Overload;

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    public bool Enabled { get; init; } = true;

    /// <summary>Sign-ins and sign-ups a minute from one address: an office behind one address still gets in.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; init; } = 60;

    /// <summary>Sign-ins a minute to one account, from anywhere.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; init; } = 10;

    /// <summary>Joins a minute of one user: reloading the page is fine, hammering is not.</summary>
    [Range(1, 1_000_000)]
    public int JoinsPerUser { get; init; } = 60;
}
