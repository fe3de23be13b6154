using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>Starts, refreshes and ends the sessions of accounts.</summary>
public sealed class SessionFacade(
    ISessionRepository sessions,
    IAccountRepository accounts,
    SecondFactorService secondFactor,
    EndedSessions ended,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int SweepBatch = 1_000;

    // So long an address counts as known to its account, after its last session has expired.
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    /// <summary>
    /// Starts a session of an account whose password was right. Refuses with <c>invalid_credentials</c> an account that was
    /// removed or erased meanwhile, and a wrong code; with <c>second_factor_required</c> when the account needs a code. The
    /// code is used up in the transaction that adds the session: no session without it, and no lost code without a session.
    /// </summary>
    public Task<SignedIn> StartAsync(Account account, string? code, ClientOrigin origin, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var session = Session.Start(account.Id, now);
        var secret = RefreshTokenPayload.NewSecret();
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                // Without the lock, a session that starts meanwhile would outlive an erasure, or keep the old role.
                var current =
                    await accounts.FindForShareAsync(account.Id, token) ?? throw Account.InvalidCredentials();
                if (current.Role != Role.Customer)
                    await secondFactor.EnsureAsync(current.Id, code, now, token);
                var hash = RefreshTokenPayload.HashOf(secret);
                await sessions.TryAddAsync(session, hash, UseBy(origin, now), origin.Network, token);
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

    /// <summary>Ends a session; one that has ended stays so.</summary>
    public async Task EndAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        await sessions.EndAsync(userId, sessionId, ct);
        ended.Add(sessionId);
    }

    /// <summary>Deletes one bounded batch of what is no longer needed.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await sessions.DeleteOldAsync(now - KnownFor, now - Session.Lifetime, SweepBatch, ct) == SweepBatch;
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
