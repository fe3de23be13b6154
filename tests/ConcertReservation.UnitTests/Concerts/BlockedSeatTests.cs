using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class BlockedSeatTests
{
    [Fact]
    public void Block_AvailableSeat_CannotBeHeld()
    {
        var seat = A.Seat(1);

        seat.Block(A.Now);

        seat.Status.Should().Be(SeatStatus.Blocked);
        var refusal = Refusal.Of(() => A.Hold(seat));
        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        seat.Status.Should().Be(SeatStatus.Blocked);
    }

    [Fact]
    public void Block_HeldSeat_IsRefusedUntilTheHoldLapses()
    {
        var seat = A.Seat(1);
        A.Hold(seat);

        var refusal = Refusal.Of(() => seat.Block(A.Now + A.HoldTime - A.Tick));
        seat.Block(A.Now + A.HoldTime);

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        seat.Status.Should().Be(SeatStatus.Blocked);
        seat.ReservationId.Should().BeNull();
        seat.HeldUntil.Should().BeNull();
    }

    [Fact]
    public void Unblock_SoldSeat_IsRefused()
    {
        var seat = A.Seat(1);
        A.PaidReservation(seat);

        Refusal.Of(() => seat.Unblock(A.Now)).Code.Should().Be(ErrorCode.SeatUnavailable);
    }

    [Fact]
    public void Unblock_BlockedSeat_IsAvailable()
    {
        var seat = A.Seat(1);
        seat.Block(A.Now);

        seat.Unblock(A.Now);

        seat.Status.Should().Be(SeatStatus.Available);
    }

    [Fact]
    public void EnsureNotTaken_SomeHeldOrSold_NamesTheseOnly()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2), A.Seat(3), A.Seat(4)];
        A.Hold(seats[0]);
        A.PaidReservation(seats[1]);
        seats[2].Block(A.Now);

        var refusal = Refusal.Of(() => Seat.EnsureNotTaken(seats, A.Now));

        refusal.Facts.Single().Value.Should().BeEquivalentTo(new long[] { 1, 2 });
    }

    [Fact]
    public void SeatState_Blocked_IsThreeAndStaysSo()
    {
        var state = SeatState.Of(SeatStatus.Blocked, heldUntil: null);

        state.Status.Should().Be(SeatStatus.Blocked);
        state.CodeAt(A.Now).Should().Be(3);
        state.HeldUntil.Should().BeNull();
        SeatStates.Of([state, SeatState.Available]).CountAvailable(A.Now).Should().Be(1);
    }

    [Fact]
    public void SeatState_HoldThatEndedAtTheBeginningOfTime_IsNotBlocked()
    {
        var state = SeatState.Of(SeatStatus.Held, DateTimeOffset.MinValue);

        state.Status.Should().Be(SeatStatus.Held);
        state.CodeAt(A.Now).Should().Be(0);
    }
}
