using System.Security.Cryptography;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// The authenticator app of an account of the staff: both sides know a secret, and compute from it and the time a code of
/// six digits (RFC 6238). Each code works once.
/// </summary>
public sealed class Authenticator
{
    private const int SecretBytes = 20; // RFC 4226, section 4: 160 bits are recommended

    private Authenticator(Guid userId, byte[]? secret, bool isOn, long lastStep)
    {
        UserId = userId;
        Secret = secret;
        IsOn = isOn;
        LastStep = lastStep;
    }

    public Guid UserId { get; }

    /// <summary>Null when it can no longer be read, because the keys that protect it are lost. Then no code fits.</summary>
    public byte[]? Secret { get; }

    /// <summary>False until a code has shown that the app knows the secret.</summary>
    public bool IsOn { get; private set; }

    /// <summary>The time step of the last code that was used; codes of this and earlier steps are refused.</summary>
    public long LastStep { get; private set; }

    /// <summary>A new secret. It is not on until <see cref="TurnOn"/>.</summary>
    public static Authenticator Propose(Guid userId) =>
        new(userId, RandomNumberGenerator.GetBytes(SecretBytes), isOn: false, lastStep: 0);

    /// <summary>An authenticator that was read from the store.</summary>
    public static Authenticator Existing(Guid userId, byte[]? secret, bool isOn, long lastStep) =>
        new(userId, secret, isOn, lastStep);

    /// <summary>
    /// Refuses with <c>authenticator_in_use</c> when it is on already, and as <see cref="Use"/>.
    /// </summary>
    /// <param name="step">The time step of the code; null when the code is wrong.</param>
    public void TurnOn(long? step)
    {
        if (IsOn)
            throw InUse();
        Use(step);
        IsOn = true;
    }

    /// <summary>Refuses with <c>invalid_credentials</c> a wrong code, and one that was used before.</summary>
    /// <param name="step">The time step of the code; null when the code is wrong.</param>
    public void Use(long? step)
    {
        if (step is not { } known || known <= LastStep)
            throw WrongCode();
        LastStep = known;
    }

    /// <summary>The same answer as for a wrong password.</summary>
    public static DomainException WrongCode() => Account.InvalidCredentials();

    public static DomainException CodeRequired() =>
        new(ErrorCode.SecondFactorRequired, "Send the code of your authenticator app, or a recovery code.");

    public static DomainException InUse() =>
        new(ErrorCode.AuthenticatorInUse, "This account has an authenticator. Switch it off first.");

    public static DomainException NotFound() => new(ErrorCode.NotFound, "This account has no authenticator.");
}
