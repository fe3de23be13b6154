using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatTests
{
    private static readonly Guid Mine = A.Id(10);
    private static readonly Guid Theirs = A.Id(11);

    [Fact]
    public void Create_Always_IsAvailableInItsPerformance()
    {
        var seat = Seat.Create(A.Performance(70), new PlannedSeat("VIP-A7", "VIP", "A", 90_000));

        seat.Should()
            .BeEquivalentTo(
                new
                {
                    A.ConcertId,
                    PerformanceId = 70L,
                    Number = "VIP-A7",
                    Section = "VIP",
                    Row = "A",
                    Price = 90_000L,
                    Status = SeatStatus.Available,
                    ReservationId = (Guid?)null,
                }
            );
    }

    [Fact]
    public void Hold_Available_IsHeld()
    {
        var seat = A.Seat();

        seat.Hold(Mine, A.After(300), A.Now);

        seat.StatusAt(A.Now).Should().Be(SeatStatus.Held);
        seat.IsOf(Mine).Should().BeTrue();
        seat.HeldUntil.Should().Be(A.After(300));
    }

    [Fact]
    public void Hold_HeldByAnotherReservation_IsRefusedAndChangesNothing()
    {
        var seat = A.HeldSeat(3, Theirs, A.After(300));

        var refusal = Refusal.Of(() => seat.Hold(Mine, A.After(600), A.After(299)));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 3L });
        seat.IsOf(Theirs).Should().BeTrue();
        seat.HeldUntil.Should().Be(A.After(300));
    }

    [Fact]
    public void Hold_Sold_IsRefusedAtAnyLaterTime()
    {
        var seat = A.HeldSeat(3, Theirs, A.After(300));
        seat.Sell(Theirs);

        var refusal = Refusal.Of(() => seat.Hold(Mine, A.After(9_999), A.After(9_000)));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        seat.IsOf(Theirs).Should().BeTrue();
    }

    [Fact]
    public void Hold_PreviousHoldExpired_IsHeldByTheNewReservation()
    {
        var seat = A.HeldSeat(3, Theirs, A.After(300));

        seat.Hold(Mine, A.After(600), A.After(300));

        seat.IsOf(Mine).Should().BeTrue();
        seat.HeldUntil.Should().Be(A.After(600));
    }

    [Fact]
    public void Sell_HeldByTheReservation_IsSoldPermanently()
    {
        var seat = A.HeldSeat(3, Mine, A.After(300));

        seat.Sell(Mine);

        seat.StatusAt(A.After(999_999)).Should().Be(SeatStatus.Sold);
        seat.HeldUntil.Should().BeNull();
    }

    [Fact]
    public void Sell_HeldByAnotherReservation_IsRefusedAndChangesNothing()
    {
        var seat = A.HeldSeat(3, Theirs, A.After(300));

        var refusal = Refusal.Of(() => seat.Sell(Mine));

        refusal.Code.Should().Be(ErrorCode.ReservationExpired);
        seat.Status.Should().Be(SeatStatus.Held);
        seat.IsOf(Theirs).Should().BeTrue();
    }
}
