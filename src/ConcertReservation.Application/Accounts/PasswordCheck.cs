using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// A caller who is signed in proves the account again by its password or a code. A wrong one counts as at the sign-in, so
/// that a stolen session is no better place to guess.
/// </summary>
public sealed class PasswordCheck(
    IAccountRepository accounts,
    ISessionRepository sessions,
    ISignInLimiter limiter
)
{
    /// <summary>Refuses with <c>invalid_credentials</c> or <c>rate_limited</c>.</summary>
    public async Task EnsureAsync(Account account, string password, ClientOrigin origin, CancellationToken ct)
    {
        await EnsureMayTryAsync(account, origin, ct);
        if (await accounts.FindByCredentialsAsync(account.Email, password, ct) is null)
            throw await CountWrongAsync(account, origin, ct);
    }

    /// <summary>Refuses with <c>rate_limited</c>.</summary>
    public async Task EnsureMayTryAsync(Account account, ClientOrigin origin, CancellationToken ct)
    {
        limiter.EnsureMayTry(origin);
        if (limiter.IsUnderAttack(account.Email) && !await IsKnownAsync(account, origin, ct))
            limiter.EnsureNotUnderAttack(account.Email);
    }

    /// <summary>Counts a wrong password or code.</summary>
    /// <returns>The refusal.</returns>
    public async Task<Exception> CountWrongAsync(Account account, ClientOrigin origin, CancellationToken ct)
    {
        limiter.CountWrongPassword(account.Email, origin, await IsKnownAsync(account, origin, ct));
        return Account.InvalidCredentials();
    }

    private Task<bool> IsKnownAsync(Account account, ClientOrigin origin, CancellationToken ct) =>
        sessions.HasSignedInFromAsync(account.Email, origin.Network, ct);
}
