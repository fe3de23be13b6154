using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationHoldTests
{
    [Fact]
    public void Hold_AvailableSeats_HoldsAllOfThem()
    {
        var first = A.Seat(1, price: 90_000);
        var second = A.Seat(2, price: 40_000);

        var reservation = Reservation.Hold([first, second], A.User, 42, A.Now, A.HoldTime);

        reservation
            .Should()
            .BeEquivalentTo(
                new
                {
                    Serial = 42L,
                    A.ConcertId,
                    A.PerformanceId,
                    UserId = A.User,
                    Status = ReservationStatus.Held,
                    TotalPrice = 130_000L,
                    HeldAt = A.Now,
                    ExpiresAt = A.After(300),
                }
            );
        new[] { first, second }.Should().OnlyContain(s => s.IsOf(reservation.Id) && s.HeldUntil == A.After(300));
    }

    [Fact]
    public void Hold_AvailableSeats_KeepsTheirPrices()
    {
        var reservation = A.Hold(A.Seat(1, price: 90_000), A.Seat(2, price: 40_000));

        reservation
            .Seats.Select(s => (s.SeatId, s.Price, s.ReservationId, s.ConcertId))
            .Should()
            .Equal((1, 90_000, reservation.Id, A.ConcertId), (2, 40_000, reservation.Id, A.ConcertId));
    }

    [Fact]
    public void Hold_Always_CreatesAVersion7Id()
    {
        A.Hold(A.Seat()).Id.Version.Should().Be(7);
    }

    [Fact]
    public void Hold_OneSeatHeldOrSold_IsRefused()
    {
        var taken = A.HeldSeat(2, A.Id(10), A.After(300));

        var refusal = Refusal.Of(() => A.Hold(A.Seat(1), taken));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        taken.IsOf(A.Id(10)).Should().BeTrue();
    }

    [Fact]
    public void Hold_SeatsOfTwoPerformances_Throws()
    {
        FluentActions
            .Invoking(() => A.Hold(A.Seat(1, performanceId: 70), A.Seat(2, performanceId: 71)))
            .Should()
            .Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(-1, ReservationStatus.Held)]
    [InlineData(0, ReservationStatus.Expired)]
    [InlineData(1, ReservationStatus.Expired)]
    public void StatusAt_Held_ExpiresAtTheEnd(long ticks, ReservationStatus expected)
    {
        A.Hold(A.Seat()).StatusAt(A.After(300).AddTicks(ticks)).Should().Be(expected);
    }

    [Fact]
    public void StatusAt_Paid_NeverLapses()
    {
        A.PaidReservation(A.Seat()).StatusAt(A.Now.AddYears(1)).Should().Be(ReservationStatus.Paid);
    }
}
