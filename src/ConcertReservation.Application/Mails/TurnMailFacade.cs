using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>
/// A customer who waits wants a mail shortly before the turn and another one when it begins. The lock of the token
/// decides: an admission is after the request and mails it, or before it and there is nothing to request.
/// </summary>
public sealed class TurnMailFacade(
    IQueueTokenRepository tokens,
    ITurnMailRepository turnMails,
    IAccountRepository accounts,
    LineStateCache lines,
    IMailTransport transport,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Repeating it changes nothing. Refuses with <c>queue_token_not_found</c>.</summary>
    public async Task<TurnMailResult> RequestAsync(long concertId, Guid userId, CancellationToken ct)
    {
        // A new read, which concurrent requests share: in a state of a second ago the line may have been empty.
        var line = await lines.FindNewAsync(concertId, ct) ?? throw QueueToken.NotFound();
        var account = await accounts.FindAsync(userId, ct);
        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var live = await FindLiveForUpdateAsync(concertId, userId, now, token) ?? throw QueueToken.NotFound();
                var isRequested = live.Status == QueueTokenStatus.Waiting && transport.IsAvailable;
                if (isRequested)
                    await turnMails.RequestAsync(live, IsNear(line, live, now), now, token);
                return new TurnMailResult(live.Id, account!.Email, isRequested);
            },
            ct
        );
    }

    /// <summary>Succeeds also when no mail was requested.</summary>
    public Task WithdrawAsync(long concertId, Guid userId, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                if (await FindLiveForUpdateAsync(concertId, userId, time.GetUtcNow(), token) is { } live)
                    await turnMails.WithdrawAsync(live, token);
                return true;
            },
            ct
        );

    private async Task<QueueToken?> FindLiveForUpdateAsync(
        long concertId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    ) => await tokens.FindLiveForUpdateAsync(concertId, userId, ct) is { } token && token.IsLiveAt(now) ? token : null;

    // The page says already what the mail would say.
    private static bool IsNear(LineState line, QueueToken token, DateTimeOffset now) =>
        line.LastPlaceWithin(NearTurnFacade.Near, now) is { } last && token.Place <= last;
}

/// <param name="TokenId">The token whose turn is mailed.</param>
/// <param name="Email">Where the mails go, unless the account gets another address first.</param>
/// <param name="Requested">False when the turn has begun already, or when the service has no mail server.</param>
public sealed record TurnMailResult(Guid TokenId, string Email, bool Requested);
