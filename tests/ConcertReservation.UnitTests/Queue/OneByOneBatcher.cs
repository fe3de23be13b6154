using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>A desk where nobody has company: each arrival is a batch.</summary>
internal sealed class OneByOneBatcher(JoinFacade joining) : IJoinBatcher
{
    public async Task<Joined> JoinAsync(long concertId, Guid userId, CancellationToken ct) =>
        (await joining.JoinAsync(concertId, [userId], ct)).Single();
}
