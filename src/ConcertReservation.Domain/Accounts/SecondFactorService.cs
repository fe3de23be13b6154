namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// Checks the second factor of an account, and marks its code as used in the transaction of the caller. Locks the
/// authenticator, so that of two requests with the same code one comes second and is refused.
/// </summary>
public sealed class SecondFactorService(IAuthenticatorRepository authenticators, IOneTimeCodes codes)
{
    /// <summary>
    /// Refuses with <c>second_factor_required</c> or <c>invalid_credentials</c>. An account without an authenticator needs
    /// no code.
    /// </summary>
    public async Task<UsedCode> EnsureAsync(Guid userId, string? code, DateTimeOffset now, CancellationToken ct)
    {
        var authenticator = await authenticators.FindForUpdateAsync(userId, ct);
        if (authenticator?.IsOn != true)
            return UsedCode.None;
        if (string.IsNullOrWhiteSpace(code))
            throw Authenticator.CodeRequired();
        return await UseAsync(authenticator, code, now, ct);
    }

    /// <summary>Uses a code of the locked authenticator, or a recovery code. Refuses with <c>invalid_credentials</c>.</summary>
    public async Task<UsedCode> UseAsync(Authenticator locked, string code, DateTimeOffset now, CancellationToken ct)
    {
        if (RecoveryCode.HashOf(code) is { } hash)
        {
            if (!await authenticators.UseRecoveryCodeAsync(locked.UserId, hash, now, ct))
                throw Authenticator.WrongCode();
            return UsedCode.Recovery;
        }
        locked.Use(StepOf(locked, code, now));
        await authenticators.UpdateStepAsync(locked, ct);
        return UsedCode.App;
    }

    /// <summary>The time step of a code; null when it is wrong.</summary>
    public long? StepOf(Authenticator authenticator, string code, DateTimeOffset now) =>
        authenticator.Secret is { } secret
            ? codes.FindStep(secret, string.Concat(code.Where(c => !char.IsWhiteSpace(c))), now)
            : null;
}

/// <summary>With what an account has proven its second factor.</summary>
public enum UsedCode
{
    /// <summary>It has no authenticator.</summary>
    None,
    App,
    Recovery,
}
