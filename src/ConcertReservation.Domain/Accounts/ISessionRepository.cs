namespace ConcertReservation.Domain.Accounts;

/// <summary>Sessions and their refresh tokens, of which only the hashes are kept.</summary>
public interface ISessionRepository
{
    /// <summary>Stores a new session with its first refresh token.</summary>
    /// <param name="network">The address, or the IPv6 network, that <see cref="HasSignedInFromAsync"/> compares.</param>
    /// <returns>False when a session with this id exists already.</returns>
    Task<bool> TryAddAsync(
        Session session,
        byte[] refreshHash,
        RefreshTokenUse signIn,
        string network,
        CancellationToken ct
    );

    /// <summary>Null when there is no such session of this user.</summary>
    Task<Session?> FindForUpdateAsync(Guid userId, Guid sessionId, CancellationToken ct);

    /// <summary>
    /// Marks a refresh token of a locked session as used, unless it is used already.
    /// </summary>
    /// <returns>The first use: this one, or an earlier one. Null when the session has no such token.</returns>
    Task<RefreshTokenUse?> UseAsync(Session session, byte[] hash, RefreshTokenUse use, CancellationToken ct);

    /// <summary>Stores the next refresh token, and extends the session.</summary>
    Task AddRefreshTokenAsync(Session session, byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>The live sessions of a user, newest first. Only those with an id below, when it is given.</summary>
    Task<IReadOnlyList<SessionView>> ListLiveAsync(
        Guid userId,
        Guid? before,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Ends a session.</summary>
    /// <returns>False when the user has no such session, or it has ended before.</returns>
    Task<bool> EndAsync(Guid userId, Guid sessionId, CancellationToken ct);

    /// <summary>Ends all sessions of a user but one.</summary>
    /// <returns>The sessions that ended.</returns>
    Task<IReadOnlyList<Guid>> EndOthersAsync(Guid userId, Guid sessionId, CancellationToken ct);

    /// <summary>Ends all sessions of a user.</summary>
    /// <returns>The sessions that ended.</returns>
    Task<IReadOnlyList<Guid>> EndAllAsync(Guid userId, CancellationToken ct);

    /// <summary>The sessions that ended less than <paramref name="ago"/> ago, by the clock of the database.</summary>
    Task<IReadOnlyList<Guid>> ListEndedAsync(TimeSpan ago, CancellationToken ct);

    /// <summary>Whether the account of the e-mail address has signed in from this network before.</summary>
    Task<bool> HasSignedInFromAsync(string email, string network, CancellationToken ct);

    /// <summary>Deletes sessions that expired before a time, and used refresh tokens, a bounded number of each.</summary>
    /// <returns>How many of the more frequent kind.</returns>
    Task<int> DeleteOldAsync(
        DateTimeOffset sessionsBefore,
        DateTimeOffset tokensBefore,
        int limit,
        CancellationToken ct
    );
}
