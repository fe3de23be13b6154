using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class SeatReleaseLapsedTests
{
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly SeatReleaseService _service;
    private Seat[] _lapsed = [];

    public SeatReleaseLapsedTests()
    {
        _seats.Setup(s => s.ListLapsedForUpdateAsync(A.After(300), 10, default)).ReturnsAsync(() => _lapsed);
        _service = new SeatReleaseService(_seats.Object, _reservations.Object);
    }

    [Fact]
    public async Task ReleaseLapsedAsync_ExpiredHolds_ReleasesTheirSeats()
    {
        _lapsed = [A.HeldSeat(1, A.Id(10), A.After(300)), A.HeldSeat(2, A.Id(11), A.After(299))];

        var freed = await ReleaseAsync();

        freed.Should().Be(2);
        _lapsed.Should().OnlyContain(s => s.Status == SeatStatus.Available && s.ReservationId == null);
    }

    [Fact]
    public async Task ReleaseLapsedAsync_ExpiredHolds_EndsEachReservationOnce()
    {
        _lapsed =
        [
            A.HeldSeat(1, A.Id(10), A.After(300)),
            A.HeldSeat(2, A.Id(10), A.After(300)),
            A.HeldSeat(3, A.Id(11), A.After(300)),
        ];

        await ReleaseAsync();

        _reservations.Verify(
            r => r.EndLapsedAsync(A.ConcertId, new[] { A.Id(10), A.Id(11) }, A.After(300), default),
            Times.Once
        );
    }

    [Fact]
    public async Task ReleaseLapsedAsync_ReservationCannotBeEnded_ReleasesNoSeat()
    {
        _lapsed = [A.HeldSeat(1, A.Id(10), A.After(300))];
        _reservations
            .Setup(r => r.EndLapsedAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<Guid>>(), A.After(300), default))
            .ThrowsAsync(new TimeoutException());

        await FluentActions.Awaiting(ReleaseAsync).Should().ThrowAsync<TimeoutException>();

        _lapsed[0].IsOf(A.Id(10)).Should().BeTrue();
    }

    [Fact]
    public async Task ReleaseLapsedAsync_NoExpiredHold_WritesNothing()
    {
        (await ReleaseAsync()).Should().Be(0);

        _reservations.VerifyNoOtherCalls();
    }

    private Task<int> ReleaseAsync() => _service.ReleaseLapsedAsync(A.After(300), 10, default);
}
