namespace ConcertReservation.Domain.Accounts;

/// <summary>What happened to the security of an account, for operators. Never changed.</summary>
/// <param name="UserId">Null when no account has the e-mail address.</param>
/// <param name="Email">Only without an account: an account has its address itself, also after that changes.</param>
/// <param name="ByUserId">The operator, when it was not the account itself.</param>
/// <param name="Address">The address of the client; empty for what the service does by itself.</param>
/// <param name="Times">How often, for refusals that came together.</param>
/// <param name="Detail">Such as the roles before and after.</param>
public sealed record SecurityEvent(
    Guid Id,
    DateTimeOffset At,
    SecurityEventKind Kind,
    Guid? UserId,
    string? Email,
    Guid? ByUserId,
    string Address,
    string UserAgent,
    int Times,
    string? Detail
)
{
    /// <summary>How long events are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
}

public enum SecurityEventKind
{
    SignedUp,
    SignedIn,

    /// <summary>The password was wrong, or no account has the e-mail address.</summary>
    SignInRefused,

    /// <summary>Refused without a look at the password, after too many wrong ones.</summary>
    SignInLimited,
    SignedOut,

    /// <summary>The owner ended one session.</summary>
    SessionEnded,

    /// <summary>The owner ended all other sessions.</summary>
    SessionsEnded,

    /// <summary>A used refresh token came back, so its session ended.</summary>
    RefreshTokenReused,

    PasswordChanged,
    PasswordChangeRefused,
    PasswordResetRequested,
    PasswordReset,
    PasswordResetRefused,
    VerificationRequested,
    EmailVerified,
    VerificationRefused,

    StaffAdded,
    RoleChanged,
    StaffRemoved,

    Exported,
    Erased,
    ErasureRefused,

    AuthenticatorAdded,
    AuthenticatorRemoved,
    SecondFactorRefused,
    RecoveryCodeUsed,
}
