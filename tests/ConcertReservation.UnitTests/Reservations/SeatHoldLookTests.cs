using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class SeatHoldLookTests
{
    private static readonly SeatSelection Selection = SeatSelection.Of(A.PerformanceId, [1, 2], null);
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly SeatHoldService _service;

    public SeatHoldLookTests() =>
        _service = new SeatHoldService(
            _seats.Object,
            Mock.Of<IQueueTokenRepository>(),
            Mock.Of<IReservationRepository>()
        );

    [Fact]
    public async Task LookAsync_AllFree_AnswersThem()
    {
        Seat[] free = [A.Seat(1), A.Seat(2)];
        _seats.Setup(s => s.LookAsync(Selection, default)).ReturnsAsync(free);

        (await _service.LookAsync(Selection, A.Now, default)).Should().Equal(free);
    }

    [Fact]
    public async Task LookAsync_OneDoesNotExist_IsRefused()
    {
        _seats.Setup(s => s.LookAsync(Selection, default)).ReturnsAsync([A.Seat(1)]);

        var refusal = await Refusal.OfAsync(() => _service.LookAsync(Selection, A.Now, default));

        refusal.Code.Should().Be(ErrorCode.SeatNotFound);
    }

    [Fact]
    public async Task LookAsync_OneTaken_IsRefusedNamingIt()
    {
        Seat[] seats = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];
        _seats.Setup(s => s.LookAsync(Selection, default)).ReturnsAsync(seats);

        var refusal = await Refusal.OfAsync(() => _service.LookAsync(Selection, A.After(299), default));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
    }

    [Fact]
    public async Task LookAsync_OneHoldLapsed_AnswersBoth()
    {
        Seat[] seats = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];
        _seats.Setup(s => s.LookAsync(Selection, default)).ReturnsAsync(seats);

        (await _service.LookAsync(Selection, A.After(300), default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task LookAsync_Always_TakesNoLock()
    {
        _seats.Setup(s => s.LookAsync(Selection, default)).ReturnsAsync([A.Seat(1), A.Seat(2)]);

        await _service.LookAsync(Selection, A.Now, default);

        _seats.Verify(s => s.LookAsync(Selection, default), Times.Once);
        _seats.VerifyNoOtherCalls();
    }
}
