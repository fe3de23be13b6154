using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// Reads a caller's queue token from the database. The first request after admission claims the token, because the
/// customer is present: the token then stays active for its full time. An event stream claims nothing: a hidden page
/// keeps it open without its customer.
/// </summary>
public sealed class QueueTokenLookup(
    ILineRepository lines,
    IQueueTokenRepository tokens,
    QueueTokenReader reader,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private static readonly TimeSpan EndedKeptFor = TimeSpan.FromDays(1);

    /// <summary>
    /// The token that the client sent, whatever its status; without one, the customer's live token or null. Refuses a
    /// token that is not in the database with <c>queue_token_invalid</c>.
    /// </summary>
    public async Task<QueueToken?> FindAsync(QueueCaller caller, CancellationToken ct) =>
        caller.Token is { Payload: { } payload }
            ? await reader.FindAsync(caller.ConcertId, payload.TokenId, ct) ?? throw QueueToken.Invalid()
            : await FindLiveAsync(caller, ct);

    /// <summary>
    /// As <see cref="FindAsync"/>; without a token of the client and without a live one, the customer's latest token that
    /// ended in the last day, so that a page can say when the turn came and passed.
    /// </summary>
    public async Task<QueueToken?> FindLatestAsync(QueueCaller caller, CancellationToken ct)
    {
        if (await FindAsync(caller, ct) is { } token)
            return token;

        var since = time.GetUtcNow() - EndedKeptFor;
        return await tokens.FindLatestEndedAsync(caller.ConcertId, caller.UserId, since, ct);
    }

    /// <summary>Claims the token if it is active and not claimed yet. Returns the token after that.</summary>
    public async Task<QueueToken> ClaimAsync(QueueToken seen, CancellationToken ct)
    {
        if (!seen.IsUnclaimedAt(time.GetUtcNow()))
            return seen;

        var policy = await lines.FindPolicyAsync(seen.ConcertId, ct) ?? throw Concert.NotFound();
        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var own = await tokens.FindForUpdateAsync(seen.ConcertId, seen.Id, token) ?? throw QueueToken.Invalid();
                if (own.IsUnclaimedAt(now))
                    own.Claim(policy, now);
                return own;
            },
            ct
        );
    }

    private async Task<QueueToken?> FindLiveAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = await tokens.FindLiveAsync(caller.ConcertId, caller.UserId, ct);
        return token?.IsLiveAt(time.GetUtcNow()) == true ? token : null;
    }
}
