using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Queue;

public sealed class LeaveFacadeTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task LeaveAsync_Waiting_AbandonsThePlace()
    {
        var token = _world.Live(A.WaitingToken());

        await LeaveAsync();

        token.Status.Should().Be(QueueTokenStatus.Left);
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task LeaveAsync_Waiting_StoresTheAbandonedPlace()
    {
        var token = _world.Live(A.WaitingToken());

        await LeaveAsync();

        _world.Tokens.Verify(t => t.Add(new AbandonedPlace(A.ConcertId, token.Place)), Times.Once);
    }

    [Fact]
    public async Task LeaveAsync_Waiting_MovesTheCustomersBehindUpAtOnce()
    {
        _world.Live(A.WaitingToken(_world.Line));
        var behind = _world.Presenting(_world.Stored(A.WaitingToken(_world.Line)));
        var before = await _world.GetAsync(behind);

        await LeaveAsync();

        before.Ahead.Should().Be(1);
        (await _world.GetAsync(behind)).Ahead.Should().Be(0);
    }

    [Fact]
    public async Task LeaveAsync_ActiveWithAHold_ShowsTheSeatsAsAvailableAtOnce()
    {
        Held(A.Seat());
        _world.Source.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId)).ReturnsAsync(() => A.SeatMap());
        var before = await _world.Sale.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);

        await LeaveAsync();

        var after = await _world.Sale.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
        after.Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task LeaveAsync_ActiveWithAHold_EndsTheTokenAndReleasesTheSeats()
    {
        var token = _world.Live(A.ActiveToken());
        var seat = A.Seat();
        var hold = Held(seat);

        await LeaveAsync();

        token.Status.Should().Be(QueueTokenStatus.Left);
        hold.Status.Should().Be(ReservationStatus.Cancelled);
        seat.IsAvailableAt(A.Now).Should().BeTrue();
    }

    [Fact]
    public async Task LeaveAsync_NoToken_Succeeds()
    {
        await LeaveAsync();

        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task LeaveAsync_TokenExpired_KeepsItExpired()
    {
        var token = _world.Live(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(300));

        await LeaveAsync();

        token.StatusAt(A.After(300)).Should().Be(QueueTokenStatus.Expired);
    }

    [Fact]
    public async Task LeaveAsync_Always_LocksTheTokenBeforeItReadsHolds()
    {
        var calls = new List<string>();
        _world
            .Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default))
            .Callback(() => calls.Add("token"));
        _world
            .Reservations.Setup(r => r.ListHeldIdsAsync(A.ConcertId, A.User, default))
            .Callback(() => calls.Add("holds"))
            .ReturnsAsync([]);

        await LeaveAsync();

        calls.Should().Equal("token", "holds");
    }

    private Reservation Held(Seat seat)
    {
        var hold = A.Hold(seat);
        _world.Reservations.Setup(r => r.ListHeldIdsAsync(A.ConcertId, A.User, default)).ReturnsAsync([hold.Id]);
        _world
            .Seats.Setup(s => s.FindOfReservationsForUpdateAsync(A.ConcertId, new[] { hold.Id }, default))
            .ReturnsAsync([seat]);
        _world
            .Reservations.Setup(r => r.FindManyForUpdateAsync(A.ConcertId, new[] { hold.Id }, default))
            .ReturnsAsync([hold]);
        return hold;
    }

    private Task LeaveAsync() => _world.LeaveAsync();
}
