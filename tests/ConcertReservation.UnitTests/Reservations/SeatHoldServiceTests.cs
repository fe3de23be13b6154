using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class SeatHoldServiceTests
{
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly List<string> _calls = [];
    private readonly SeatHoldService _service;
    private QueueToken? _token = A.ActiveToken();
    private Seat[] _chosen = [A.Seat(1), A.Seat(2)];
    private int _liveSeats;

    public SeatHoldServiceTests()
    {
        _tokens
            .Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default))
            .Callback(() => _calls.Add("lock token"))
            .ReturnsAsync(() => _token);
        _reservations
            .Setup(r => r.CountLiveSeatsAsync(A.ConcertId, A.User, It.IsAny<DateTimeOffset>(), default))
            .Callback(() => _calls.Add("count"))
            .ReturnsAsync(() => _liveSeats);
        _seats
            .Setup(s => s.FindForUpdateAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<long>>(), default))
            .Callback(() => _calls.Add("lock seats"))
            .ReturnsAsync(() => _chosen);
        _reservations
            .Setup(r =>
                r.EndLapsedAsync(
                    A.ConcertId,
                    It.IsAny<IReadOnlyCollection<Guid>>(),
                    It.IsAny<DateTimeOffset>(),
                    default
                )
            )
            .Callback(() => _calls.Add("end lapsed"))
            .Returns(Task.CompletedTask);
        _reservations.Setup(r => r.Add(It.IsAny<Reservation>())).Callback(() => _calls.Add("add"));
        _service = new SeatHoldService(_seats.Object, _tokens.Object, _reservations.Object);
    }

    [Fact]
    public async Task HoldAsync_AllAvailable_HoldsAndStoresThem()
    {
        var reservation = await HoldAsync(A.Now);

        reservation.ExpiresAt.Should().Be(A.Now + A.Policy.HoldFor);
        _chosen.Should().OnlyContain(s => s.IsOf(reservation.Id));
        _reservations.Verify(r => r.Add(reservation), Times.Once);
    }

    [Fact]
    public async Task HoldAsync_Always_LocksTokenBeforeSeatsBeforeReservations()
    {
        _chosen = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(200))];

        await HoldAsync(A.After(200));

        _calls.Should().Equal("lock token", "lock seats", "count", "end lapsed", "add");
    }

    [Fact]
    public async Task HoldAsync_HoldEndsAfterTheAdmission_ExtendsTheAdmissionToIt()
    {
        await HoldAsync(A.After(200));

        _token!.ExpiresAt.Should().Be(A.After(500));
    }

    [Fact]
    public async Task HoldAsync_NoExpiredHoldOnTheSeats_EndsNone()
    {
        await HoldAsync(A.Now);

        _calls.Should().NotContain("end lapsed");
    }

    [Fact]
    public async Task HoldAsync_ExpiredHoldsOnTheSeats_EndsEachOnce()
    {
        _chosen = [A.HeldSeat(1, A.Id(10), A.After(200)), A.HeldSeat(2, A.Id(10), A.After(200)), A.Seat(3)];

        var reservation = await HoldAsync(A.After(200));

        _chosen.Should().OnlyContain(s => s.IsOf(reservation.Id));
        _reservations.Verify(r => r.EndLapsedAsync(A.ConcertId, new[] { A.Id(10) }, A.After(200), default), Times.Once);
    }

    [Fact]
    public async Task HoldAsync_SeatsHeldByAnotherRequest_IsRefusedWithTheirIdsAndHoldsNothing()
    {
        _chosen = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];

        var refusal = await Refusal.OfAsync(() => HoldAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
        _chosen[0].IsAvailableAt(A.Now).Should().BeTrue();
        _calls.Should().NotContain("add");
    }

    [Fact]
    public async Task HoldAsync_UpToTheLimitOfTheUser_Holds()
    {
        _liveSeats = A.Policy.MaxSeatsPerUser - 2;

        (await HoldAsync(A.Now)).Seats.Should().HaveCount(2);
    }

    [Fact]
    public async Task HoldAsync_OneSeatAboveTheLimitOfTheUser_IsRefused()
    {
        _liveSeats = A.Policy.MaxSeatsPerUser - 1;

        var refusal = await Refusal.OfAsync(() => HoldAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.SeatLimitReached);
        refusal.Facts.Should().Equal(("limit", 8), ("seats", 7));
        _calls.Should().Equal("lock token", "lock seats", "count");
    }

    [Fact]
    public async Task HoldAsync_NoToken_IsRefusedBeforeAnySeatIsLocked()
    {
        _token = null;

        await ShouldBeOverAsync(A.Now);
    }

    [Fact]
    public async Task HoldAsync_TokenWaiting_IsRefusedBeforeAnySeatIsLocked()
    {
        _token = A.WaitingToken();

        await ShouldBeOverAsync(A.Now);
    }

    [Fact]
    public async Task HoldAsync_TokenExpired_IsRefusedBeforeAnySeatIsLocked()
    {
        await ShouldBeOverAsync(A.After(300));
    }

    private async Task ShouldBeOverAsync(DateTimeOffset now)
    {
        var refusal = await Refusal.OfAsync(() => HoldAsync(now));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
        _calls.Should().Equal("lock token");
    }

    private Task<Reservation> HoldAsync(DateTimeOffset now) =>
        _service.HoldAsync(new HoldOrder(A.ConcertId, A.User, [1, 2], A.Policy), now, default);
}
