using System.Globalization;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>Starts, refreshes and ends the sessions of accounts.</summary>
public sealed class SessionFacade(
    ISessionRepository sessions,
    IAccountRepository accounts,
    SecondFactorService secondFactor,
    EndedSessions ended,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int SweepBatch = 1_000;
    private const string CursorName = "sessions";

    // So long an address counts as known to its account, after its last session has expired.
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    /// <summary>
    /// Starts a session of an account whose password was right. Refuses with <c>invalid_credentials</c> when the password
    /// was changed or the account was removed or erased meanwhile, and for a wrong code; with
    /// <c>second_factor_required</c> when the account needs a code. The code is used up in the transaction that adds the
    /// session: no session without it, and no lost code without a session.
    /// </summary>
    public Task<SignedIn> StartAsync(CheckedPassword password, string? code, ClientOrigin origin, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var session = Session.Start(password.Account.Id, now);
        var secret = RefreshTokenPayload.NewSecret();
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                // A change of the role or the password and an erasure end all sessions of the account. Without the lock, a
                // session that starts meanwhile would keep the old role, or outlive the password or the account.
                var current = await accounts.FindForShareAsync(password, token) ?? throw Account.InvalidCredentials();
                if (current.Role != Role.Customer)
                    await EnsureSecondFactorAsync(current.Id, code, origin, now, token);
                var hash = RefreshTokenPayload.HashOf(secret);
                await sessions.TryAddAsync(session, hash, UseBy(origin, now), origin.Network, token);
                trail.Record(SecurityEventKind.SignedIn, current.Id, origin: origin);
                return new SignedIn(OwnAccountResult.Of(current), new SessionTokens(session.Id, secret));
            },
            ct
        );
    }

    /// <summary>
    /// Exchanges a refresh token for the next one. Null when its session has ended, or ends now because the token was
    /// used before.
    /// </summary>
    public async Task<SessionTokens?> RefreshAsync(
        RefreshTokenPayload payload,
        ClientOrigin origin,
        CancellationToken ct
    )
    {
        var (secret, reused) = await unitOfWork.ExecuteAsync(token => RotateAsync(payload, origin, token), ct);
        if (reused)
            ended.Add(payload.SessionId);
        return secret is null ? null : new SessionTokens(payload.SessionId, secret);
    }

    /// <summary>The live sessions of a user, newest first.</summary>
    /// <param name="currentId">The session of the caller.</param>
    public async Task<Page<SessionResult>> ListAsync(
        Guid userId,
        Guid? currentId,
        PageRequest page,
        CancellationToken ct
    )
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await sessions.ListLiveAsync(userId, before, page.Limit + 1, time.GetUtcNow(), ct);
        return Page<SessionResult>.Of(
            rows,
            page.Limit,
            row => SessionResult.Of(row, currentId),
            row => IdCursor.Of(CursorName, row.SessionId)
        );
    }

    /// <summary>The caller signs out. A session that has ended stays so.</summary>
    public Task SignOutAsync(Guid userId, Guid sessionId, CancellationToken ct) =>
        EndAsync(userId, sessionId, SecurityEventKind.SignedOut, ct);

    /// <summary>Ends a session of the user. One of another user is left alone; one that has ended stays so.</summary>
    public Task EndAsync(Guid userId, Guid sessionId, CancellationToken ct) =>
        EndAsync(userId, sessionId, SecurityEventKind.SessionEnded, ct);

    /// <summary>Ends all sessions of the user but that of the caller.</summary>
    public async Task EndOthersAsync(Guid userId, Guid? currentId, CancellationToken ct)
    {
        var others = await unitOfWork.ExecuteAsync(
            async token =>
            {
                // A token from before there were sessions has none, so all are others.
                var ids = await sessions.EndOthersAsync(userId, currentId ?? Guid.Empty, token);
                if (ids.Count > 0)
                    trail.Record(
                        SecurityEventKind.SessionsEnded,
                        userId,
                        ids.Count.ToString(CultureInfo.InvariantCulture)
                    );
                return ids;
            },
            ct
        );
        foreach (var sessionId in others)
            ended.Add(sessionId);
    }

    /// <summary>Deletes one bounded batch of what is no longer needed.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await sessions.DeleteOldAsync(now - KnownFor, now - Session.Lifetime, SweepBatch, ct) == SweepBatch;
    }

    // Only a session of the user itself may be remembered as ended.
    private async Task EndAsync(Guid userId, Guid sessionId, SecurityEventKind kind, CancellationToken ct)
    {
        var hasEnded = await unitOfWork.ExecuteAsync(
            async token =>
            {
                if (!await sessions.EndAsync(userId, sessionId, token))
                    return false;
                trail.Record(kind, userId);
                return true;
            },
            ct
        );
        if (hasEnded)
            ended.Add(sessionId);
    }

    private async Task EnsureSecondFactorAsync(
        Guid userId,
        string? code,
        ClientOrigin origin,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await secondFactor.EnsureAsync(userId, code, now, ct) == UsedCode.Recovery)
            trail.Record(SecurityEventKind.RecoveryCodeUsed, userId, origin: origin);
    }

    private async Task<(string? Secret, bool IsReused)> RotateAsync(
        RefreshTokenPayload payload,
        ClientOrigin origin,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var secret = RefreshTokenPayload.NewSecret();
        if (!payload.HasSession && await StartFromOldTokenAsync(payload, secret, origin, now, ct))
            return (secret, IsReused: false);

        var session = await sessions.FindForUpdateAsync(payload.UserId, payload.SessionId, ct);
        if (session?.IsLiveAt(now) != true)
            return (null, IsReused: false);

        var use = UseBy(origin, now);
        var first = await sessions.UseAsync(session, RefreshTokenPayload.HashOf(payload.Secret), use, ct);
        if (first?.IsRepeatedBy(use) != true)
        {
            await sessions.EndAsync(payload.UserId, payload.SessionId, ct);
            trail.Record(SecurityEventKind.RefreshTokenReused, payload.UserId, origin: origin);
            return (null, IsReused: true);
        }
        await sessions.AddRefreshTokenAsync(session, RefreshTokenPayload.HashOf(secret), now, ct);
        return (secret, IsReused: false);
    }

    // The old token is not a token of the session, so that its next use ends the session.
    private async Task<bool> StartFromOldTokenAsync(
        RefreshTokenPayload payload,
        string secret,
        ClientOrigin origin,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await accounts.FindForShareAsync(payload.UserId, ct) is not null
        && await sessions.TryAddAsync(
            Session.Start(payload.SessionId, payload.UserId, now),
            RefreshTokenPayload.HashOf(secret),
            UseBy(origin, now),
            origin.Network,
            ct
        );

    private static RefreshTokenUse UseBy(ClientOrigin origin, DateTimeOffset now) =>
        new(now, origin.Address, origin.UserAgent);
}

/// <param name="RefreshSecret">Goes into the next refresh token; the database has only its hash.</param>
public sealed record SessionTokens(Guid SessionId, string RefreshSecret);

/// <summary>A live session of the caller.</summary>
/// <param name="LastUsedAt">When it signed in or refreshed its tokens last.</param>
/// <param name="Address">The address from which it signed in.</param>
/// <param name="UserAgent">As the client sent it when it signed in; empty when it sent none.</param>
/// <param name="Current">It is the session of this request.</param>
public sealed record SessionResult(
    Guid SessionId,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    string Address,
    string UserAgent,
    bool Current
)
{
    internal static SessionResult Of(SessionView view, Guid? currentId) =>
        new(view.SessionId, view.CreatedAt, view.LastUsedAt, view.Address, view.UserAgent, view.SessionId == currentId);
}
