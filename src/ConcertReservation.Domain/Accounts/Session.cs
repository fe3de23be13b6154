namespace ConcertReservation.Domain.Accounts;

/// <summary>One sign-in of an account, from one device. It lives while its refresh tokens are used.</summary>
public sealed class Session
{
    /// <summary>How long a refresh token lives, and so a session that is not refreshed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How long the device that has used a refresh token may repeat it, because the answer was lost.</summary>
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromSeconds(10);

    private Session(Guid id, Guid userId, DateTimeOffset expiresAt, bool isEnded)
    {
        Id = id;
        UserId = userId;
        ExpiresAt = expiresAt;
        IsEnded = isEnded;
    }

    public Guid Id { get; }
    public Guid UserId { get; }
    public DateTimeOffset ExpiresAt { get; }
    public bool IsEnded { get; }

    public static Session Start(Guid userId, DateTimeOffset now) => Start(Guid.CreateVersion7(now), userId, now);

    /// <param name="id">Chosen by the caller, so that two tries start one session.</param>
    public static Session Start(Guid id, Guid userId, DateTimeOffset now) =>
        new(id, userId, now + Lifetime, isEnded: false);

    /// <summary>A session that was read from the store.</summary>
    public static Session Existing(Guid id, Guid userId, DateTimeOffset expiresAt, bool isEnded) =>
        new(id, userId, expiresAt, isEnded);

    public bool IsLiveAt(DateTimeOffset now) => !IsEnded && now < ExpiresAt;
}

/// <summary>The first use of a refresh token.</summary>
public sealed record RefreshTokenUse(DateTimeOffset At, string Address, string UserAgent)
{
    /// <summary>
    /// The same device repeats a use whose answer it has lost. Any other repetition means that the token was copied.
    /// </summary>
    public bool IsRepeatedBy(RefreshTokenUse next) =>
        next.At - At <= Session.RepeatWithin
        && string.Equals(Address, next.Address, StringComparison.Ordinal)
        && string.Equals(UserAgent, next.UserAgent, StringComparison.Ordinal);
}

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionView(
    Guid SessionId,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    string Address,
    string UserAgent
);
