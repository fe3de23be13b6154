using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>Counts wrong passwords in memory, so an attacker has the limits of each instance.</summary>
internal sealed class SignInLimiter(IOptions<RateLimitOptions> options, TimeProvider time) : ISignInLimiter
{
    private readonly TokenBuckets _addresses = new(options.Value.SignInsPerAddress, time);
    private readonly TokenBuckets _accounts = new(options.Value.SignInsPerAccount, time);

    private bool IsOn => options.Value.Enabled;

    public void EnsureMayTry(ClientOrigin origin)
    {
        if (IsOn && _addresses.WaitFor(origin.Network) is { } wait)
            throw TooMany("Too many wrong passwords from this address.", wait);
    }

    public bool IsUnderAttack(string email) => IsOn && _accounts.WaitFor(KeyOf(email)) is not null;

    public void EnsureNotUnderAttack(string email)
    {
        if (IsOn && _accounts.WaitFor(KeyOf(email)) is { } wait)
            throw TooMany("Too many wrong passwords to this account.", wait);
    }

    public void CountWrongPassword(string email, ClientOrigin origin, bool isKnown)
    {
        if (!IsOn)
            return;
        _addresses.Charge(origin.Network);
        // A device of the owner does not lock the owner's next device out.
        if (!isKnown)
            _accounts.Charge(KeyOf(email));
    }

    private static string KeyOf(string email) => email.ToUpperInvariant();

    private static DomainException TooMany(string detail, TimeSpan wait) =>
        new(ErrorCode.RateLimited, $"{detail} Try again in a moment.") { RetryAfter = wait };
}
