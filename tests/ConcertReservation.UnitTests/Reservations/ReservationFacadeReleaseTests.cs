using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationFacadeReleaseTests
{
    private readonly ReservationWorld _world = new();
    private readonly Seat _seat = A.Seat(1);

    [Fact]
    public async Task ReleaseAsync_Held_ReleasesItAtOnce()
    {
        var hold = A.Hold(_seat);
        _world.Stored(hold, _seat);

        await _world.Facade.ReleaseAsync(hold.Id, A.User, default);

        hold.Status.Should().Be(ReservationStatus.Cancelled);
        _seat.IsAvailableAt(A.Now).Should().BeTrue();
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Theory]
    [InlineData(false, QueueTokenStatus.Completed)]
    [InlineData(true, QueueTokenStatus.Active)]
    public async Task ReleaseAsync_AfterAPayment_CompletesTheTokenWithTheLastHold(
        bool holdsMore,
        QueueTokenStatus status
    )
    {
        var (hold, token) = (A.Hold(_seat), A.ActiveToken());
        var released = new LiveHold(hold.Id, A.User, hold.ExpiresAt);
        var other = new LiveHold(A.Id(60), A.User, A.After(200));
        token.Pay(lastHoldEndsAt: A.After(300), A.Now);
        _world.Stored(hold, _seat);
        _world.Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(token);
        _world
            .Reservations.Setup(r => r.ListLiveHoldsAsync(A.ConcertId, new[] { A.User }, A.Now, default))
            .ReturnsAsync(holdsMore ? [released, other] : [released]);

        await _world.Facade.ReleaseAsync(hold.Id, A.User, default);

        token.Status.Should().Be(status);
        token.ExpiresAt.Should().Be(holdsMore ? A.After(200) : A.After(300));
    }

    [Fact]
    public async Task ReleaseAsync_Paid_IsRefused()
    {
        var id = _world.Stored(A.PaidReservation(_seat), _seat);

        var refusal = await Refusal.OfAsync(() => _world.Facade.ReleaseAsync(id, A.User, default));

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _seat.Status.Should().Be(SeatStatus.Sold);
        _world.UnitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task ReleaseAsync_Expired_Succeeds()
    {
        var hold = A.Hold(_seat);
        _world.Time.SetUtcNow(A.After(300));
        _world.Stored(hold, _seat);

        await _world.Facade.ReleaseAsync(hold.Id, A.User, default);

        hold.StatusAt(A.After(300)).Should().Be(ReservationStatus.Expired);
    }

    [Fact]
    public async Task ReleaseAsync_AlreadyCancelled_Succeeds()
    {
        var hold = A.Hold(_seat);
        hold.Cancel([_seat], A.Now);
        _world.Stored(hold);

        await _world.Facade.ReleaseAsync(hold.Id, A.User, default);

        hold.Status.Should().Be(ReservationStatus.Cancelled);
    }

    [Fact]
    public async Task ReleaseAsync_ReservationOfAnotherCustomerOrUnknown_IsRefusedBeforeAnyLock()
    {
        var id = _world.Stored(A.Hold(_seat), _seat);

        var refusal = await Refusal.OfAsync(() => _world.Facade.ReleaseAsync(id, A.SomeoneElse, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
        _world.UnitOfWork.Started.Should().Be(0);
    }
}
