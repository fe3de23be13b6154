namespace ConcertReservation.Application.Queue;

/// <summary>A customer joins a line.</summary>
public sealed class JoinFacade(JoinBatcher batcher, QueueTokenDescriber describer, IJoinLimiter limiter)
{
    /// <summary>
    /// Returns the live token that the customer has already, or assigns a place at the end of the line. Refuses with
    /// <c>concert_not_found</c>, with <c>sale_not_open</c> or <c>sale_closed</c> a customer without a live token, or with
    /// <c>overloaded</c> when too many customers join at once, or with <c>rate_limited</c>.
    /// </summary>
    public async Task<JoinResult> JoinAsync(long concertId, Guid userId, CancellationToken ct)
    {
        limiter.EnsureNotTooMany(userId);
        var joined = await batcher.JoinAsync(concertId, userId, ct);
        return new JoinResult(await describer.DescribeAsync(joined, ct), joined.IsNew);
    }
}

/// <param name="Token">The customer's live token.</param>
/// <param name="IsNew">False when the customer had it already.</param>
public sealed record JoinResult(QueueTokenResult Token, bool IsNew);
