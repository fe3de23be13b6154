using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>The authenticator app of the caller, who is of the staff.</summary>
public sealed class AuthenticatorFacade(
    IAccountRepository accounts,
    IAuthenticatorRepository authenticators,
    SecondFactorService secondFactor,
    IOneTimeCodes codes,
    PasswordCheck check,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public async Task<AuthenticatorResult> FindAsync(Guid userId, CancellationToken ct)
    {
        var state = await authenticators.FindStateAsync(userId, ct);
        return new AuthenticatorResult(state.EnabledAt is not null, state.EnabledAt, state.RecoveryCodesLeft);
    }

    /// <summary>
    /// Gives the caller a new secret. It changes nothing until <see cref="TurnOnAsync"/>; a second call replaces it. Refuses
    /// with <c>authenticator_in_use</c>.
    /// </summary>
    public async Task<ProposedAuthenticator> ProposeAsync(Guid userId, CancellationToken ct)
    {
        var account = await FindAccountAsync(userId, ct);
        var proposed = Authenticator.Propose(userId);
        if (!await authenticators.TryProposeAsync(proposed, time.GetUtcNow(), ct))
            throw Authenticator.InUse();
        return new ProposedAuthenticator(codes.Encode(proposed.Secret!), codes.UriOf(proposed.Secret!, account.Email));
    }

    /// <summary>
    /// Turns the proposed authenticator on, and returns the recovery codes, which are shown only this once. Refuses with
    /// <c>not_found</c>, <c>authenticator_in_use</c>, <c>invalid_credentials</c> or <c>rate_limited</c>.
    /// </summary>
    public Task<RecoveryCodes> TurnOnAsync(Guid userId, string code, ClientOrigin origin, CancellationToken ct) =>
        WithCodeAsync(
            userId,
            origin,
            async (authenticator, now, token) =>
            {
                authenticator.TurnOn(secondFactor.StepOf(authenticator, code, now));
                string[] recovery = [.. Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New())];
                byte[][] hashes = [.. recovery.Select(text => RecoveryCode.HashOf(text)!)];
                await authenticators.TurnOnAsync(authenticator, hashes, now, token);
                trail.Record(SecurityEventKind.AuthenticatorAdded, userId);
                return new RecoveryCodes(recovery);
            },
            ct
        );

    /// <summary>
    /// Switches the authenticator off, with one of its codes or a recovery code. Refuses with <c>not_found</c>,
    /// <c>invalid_credentials</c> or <c>rate_limited</c>.
    /// </summary>
    public Task RemoveAsync(Guid userId, string code, ClientOrigin origin, CancellationToken ct) =>
        WithCodeAsync(
            userId,
            origin,
            async (authenticator, now, token) =>
            {
                if (!authenticator.IsOn)
                    throw Authenticator.NotFound();
                await secondFactor.UseAsync(authenticator, code, now, token);
                trail.Record(SecurityEventKind.AuthenticatorRemoved, userId);
                return await authenticators.RemoveAsync(userId, token);
            },
            ct
        );

    // The account is locked first, as at the sign-in.
    private async Task<T> WithCodeAsync<T>(
        Guid userId,
        ClientOrigin origin,
        Func<Authenticator, DateTimeOffset, CancellationToken, Task<T>> useCase,
        CancellationToken ct
    )
    {
        var account = await FindAccountAsync(userId, ct);
        await check.EnsureMayTryAsync(account.Email, origin, ct);
        try
        {
            return await unitOfWork.ExecuteAsync(
                async token =>
                {
                    var locked = await accounts.FindForShareAsync(userId, token) is not null
                        ? await authenticators.FindForUpdateAsync(userId, token)
                        : null;
                    return await useCase(locked ?? throw Authenticator.NotFound(), time.GetUtcNow(), token);
                },
                ct
            );
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.InvalidCredentials)
        {
            throw await check.CountWrongAsync(account.Email, origin, SecurityEventKind.SecondFactorRefused, ct);
        }
    }

    private async Task<Account> FindAccountAsync(Guid userId, CancellationToken ct) =>
        await accounts.FindStaffAsync(userId, ct)
        ?? throw new DomainException(ErrorCode.Unauthenticated, "This account no longer exists.");
}

/// <param name="Enabled">Whether a sign-in needs a code.</param>
/// <param name="EnabledAt">Null when it does not.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used.</param>
public sealed record AuthenticatorResult(bool Enabled, DateTimeOffset? EnabledAt, int RecoveryCodesLeft);

/// <param name="Secret">Base32, to type into an app.</param>
/// <param name="Uri">The same for a QR code: <c>otpauth://totp/…</c>.</param>
public sealed record ProposedAuthenticator(string Secret, string Uri);

/// <param name="Codes">Ten codes. Each works once instead of a code of the app.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
