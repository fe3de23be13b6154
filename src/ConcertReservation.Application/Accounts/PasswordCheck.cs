using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Accounts;

/// <summary>Checks the password of an account, and limits wrong ones.</summary>
public sealed class PasswordCheck(
    IAccountRepository accounts,
    ISessionRepository sessions,
    ISignInLimiter limiter,
    SecurityTrail trail
)
{
    /// <summary>
    /// Refuses with <c>invalid_credentials</c>, in the same way for an unknown e-mail address and a wrong password, or with
    /// <c>rate_limited</c>.
    /// </summary>
    /// <param name="email">Normalised.</param>
    /// <param name="refused">The kind of the security event of a wrong password.</param>
    public async Task<CheckedPassword> CheckAsync(
        string email,
        string password,
        ClientOrigin origin,
        SecurityEventKind refused,
        CancellationToken ct
    )
    {
        await EnsureMayTryAsync(email, origin, ct);
        if (await accounts.FindByCredentialsAsync(email, password, ct) is { } right)
            return right;

        throw await CountWrongAsync(email, origin, refused, ct);
    }

    /// <summary>Counts a wrong password, or a wrong code of an authenticator.</summary>
    /// <returns>The refusal.</returns>
    public async Task<DomainException> CountWrongAsync(
        string email,
        ClientOrigin origin,
        SecurityEventKind refused,
        CancellationToken ct
    )
    {
        limiter.CountWrongPassword(email, origin, await IsKnownAsync(email, origin, ct));
        trail.Refuse(refused, email, origin: origin);
        return Account.InvalidCredentials();
    }

    /// <summary>
    /// Refuses with <c>rate_limited</c>. Before the password or the code: the refusal of a wrong and of the right one must
    /// not differ.
    /// </summary>
    public async Task EnsureMayTryAsync(string email, ClientOrigin origin, CancellationToken ct)
    {
        try
        {
            limiter.EnsureMayTry(origin);
            if (limiter.IsUnderAttack(email) && !await IsKnownAsync(email, origin, ct))
                limiter.EnsureNotUnderAttack(email);
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.RateLimited)
        {
            trail.Refuse(SecurityEventKind.SignInLimited, email, origin: origin);
            throw;
        }
    }

    private Task<bool> IsKnownAsync(string email, ClientOrigin origin, CancellationToken ct) =>
        sessions.HasSignedInFromAsync(email, origin.Network, ct);
}
