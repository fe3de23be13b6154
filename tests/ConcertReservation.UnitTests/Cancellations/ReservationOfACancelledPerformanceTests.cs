using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Cancellations;

public sealed class ReservationOfACancelledPerformanceTests
{
    private readonly Seat _seat = A.Seat(1);

    [Fact]
    public void RefundCancelled_Paid_ReleasesTheSeatsAndKeepsTheCheckIn()
    {
        var reservation = A.PaidReservation(_seat);
        reservation.CheckIn([_seat.Id], [], A.After(10));

        reservation.RefundCancelled([_seat], A.After(60));

        reservation.Status.Should().Be(ReservationStatus.Refunded);
        reservation.RefundedAt.Should().Be(A.After(60));
        reservation.CheckedInAt.Should().Be(A.After(10));
        _seat.Status.Should().Be(SeatStatus.Available);
    }

    [Fact]
    public void RefundCancelled_Held_IsRefused()
    {
        var reservation = A.Hold(_seat);

        var refusal = Refusal.Of(() => reservation.RefundCancelled([_seat], A.After(60)));

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
    }

    [Fact]
    public void RefundCancelled_WithoutAllSeats_IsABug()
    {
        var other = A.Seat(2);
        var reservation = A.PaidReservation(_seat, other);

        var act = () => reservation.RefundCancelled([_seat], A.After(60));

        act.Should().Throw<InvalidOperationException>();
        _seat.Status.Should().Be(SeatStatus.Sold);
    }

    [Fact]
    public void RefundCancelled_WalletAtTheLimit_GoesAboveIt()
    {
        var wallet = A.Wallet(Wallet.MaxBalance);

        var entry = wallet.RefundCancelled(1, A.Id(1), A.Id(2), A.Now);

        entry.BalanceAfter.Should().Be(Wallet.MaxBalance + 1);
        entry.Cause.Should().Be(LedgerCause.Refund);
    }

    [Theory]
    [InlineData(ReservationStatus.Held, ErrorCode.PerformanceCancelled)]
    [InlineData(ReservationStatus.Cancelled, ErrorCode.PerformanceCancelled)]
    [InlineData(ReservationStatus.Expired, ErrorCode.PerformanceCancelled)]
    [InlineData(ReservationStatus.Paid, ErrorCode.ReservationAlreadyPaid)]
    public void EnsurePayable_PerformanceCancelled_IsRefused(ReservationStatus status, ErrorCode expected)
    {
        var summary = new ReservationSummary(A.Id(1), A.ConcertId, A.PerformanceId, A.User, status, 50_000, [])
        {
            PerformanceIsCancelled = true,
        };

        Refusal.Of(() => summary.EnsurePayable(expectedAmount: null)).Code.Should().Be(expected);
    }
}
