using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class SeatReleaseLockOrderTests
{
    [Fact]
    public async Task ReleaseLapsedAsync_SeatsOfSeveralConcerts_EndsReservationsInConcertOrder()
    {
        var seats = new Mock<ISeatRepository>();
        seats.Setup(s => s.ListLapsedForUpdateAsync(A.After(300), 10, default)).ReturnsAsync([Of(8), Of(9), Of(7)]);
        var concerts = new List<long>();
        var reservations = new Mock<IReservationRepository>();
        reservations.Setup(r =>
            r.EndLapsedAsync(Capture.In(concerts), It.IsAny<IReadOnlyCollection<Guid>>(), A.After(300), default)
        );
        var service = new SeatReleaseService(seats.Object, reservations.Object);

        await service.ReleaseLapsedAsync(A.After(300), 10, default);

        concerts.Should().Equal(7, 8, 9);
    }

    private static Seat Of(long concertId) =>
        A.HeldSeat(concertId, A.Id((int)concertId), A.After(300)).With("ConcertId", concertId);
}
