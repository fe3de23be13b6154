namespace ConcertReservation.Domain.Accounts;

/// <summary>The authenticators and the hashes of the recovery codes.</summary>
public interface IAuthenticatorRepository
{
    Task<AuthenticatorState> FindStateAsync(Guid userId, CancellationToken ct);

    /// <summary>Null when the account has none, not even one that is not on yet.</summary>
    Task<Authenticator?> FindForUpdateAsync(Guid userId, CancellationToken ct);

    /// <summary>Stores a new secret in place of one that is not on yet.</summary>
    /// <returns>False when the account has an authenticator that is on.</returns>
    Task<bool> TryProposeAsync(Authenticator proposed, DateTimeOffset now, CancellationToken ct);

    /// <summary>Stores that a locked authenticator is on, with the hashes of its recovery codes.</summary>
    Task TurnOnAsync(
        Authenticator authenticator,
        IReadOnlyCollection<byte[]> recoveryHashes,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Stores the last time step of a locked authenticator.</summary>
    Task UpdateStepAsync(Authenticator authenticator, CancellationToken ct);

    /// <summary>Marks a recovery code as used. Call it while the authenticator is locked.</summary>
    /// <returns>False when the account has no such code, or has used it.</returns>
    Task<bool> UseRecoveryCodeAsync(Guid userId, byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Removes the authenticator and the recovery codes.</summary>
    /// <returns>False when the account had none.</returns>
    Task<bool> RemoveAsync(Guid userId, CancellationToken ct);
}

/// <param name="EnabledAt">Null when no authenticator is on.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used.</param>
public sealed record AuthenticatorState(DateTimeOffset? EnabledAt, int RecoveryCodesLeft);
