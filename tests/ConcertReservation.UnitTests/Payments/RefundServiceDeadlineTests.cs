using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class RefundServiceDeadlineTests
{
    private static readonly DateTimeOffset Deadline = A.Evening - RefundTerms.Default.RefundableUntil;

    private readonly RefundService _refunds = new PaymentWorld().Refunds;

    [Fact]
    public void EnsureRefundable_PaidAtTheDeadline_IsAllowed()
    {
        var act = () => _refunds.EnsureRefundable(A.View(ReservationStatus.Paid), Deadline);

        act.Should().NotThrow();
    }

    [Fact]
    public void EnsureRefundable_PaidOneTickAfterTheDeadline_IsRefusedWithTheDeadline()
    {
        var refusal = Refusal.Of(() => _refunds.EnsureRefundable(A.View(ReservationStatus.Paid), Deadline + A.Tick));

        refusal.Code.Should().Be(ErrorCode.RefundClosed);
        refusal.Fact("refundableUntil").Should().Be(Deadline);
    }

    [Fact]
    public void EnsureRefundable_HeldBeforeTheDeadline_IsRefusedAsNotPaid()
    {
        var refusal = Refusal.Of(() => _refunds.EnsureRefundable(A.View(), A.Now));

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
    }

    [Fact]
    public void RefundTermsDefault_Always_ClosesOneDayBeforeThePerformance()
    {
        RefundTerms.Default.RefundableUntil.Should().Be(TimeSpan.FromDays(1));
    }
}
