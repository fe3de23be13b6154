using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Payments;

/// <summary>A user with 100,000 won who holds one seat of 80,000.</summary>
internal sealed class PaymentWorld
{
    private readonly Guid _reservationId;
    private PaymentMethod _method = PaymentMethod.Wallet;

    public PaymentWorld()
    {
        Reservation = A.Hold(Seat);
        _reservationId = Reservation.Id;
        Seats
            .Setup(s => s.FindOfReservationsForUpdateAsync(A.ConcertId, new[] { _reservationId }, default))
            .Callback(() => Locks.Add("seats"))
            .ReturnsAsync([Seat]);
        Reservations
            .Setup(r => r.FindWithSeatsForUpdateAsync(A.ConcertId, _reservationId, default))
            .Callback(() => Locks.Add("reservation"))
            .ReturnsAsync(() => Reservation);
        Wallets
            .Setup(w => w.FindForUpdateAsync(A.User, default))
            .Callback(() => Locks.Add("wallet"))
            .ReturnsAsync(() => Wallet);
        Wallets.Setup(w => w.Add(Capture.In(Entries)));
        Payments
            .Setup(p => p.FindOfReservationAsync(A.ConcertId, _reservationId, default))
            .ReturnsAsync(() => Payment.Of(Reservation!, A.Now, _method));
        Refunds = new RefundService(
            Seats.Object,
            Reservations.Object,
            Wallets.Object,
            Payments.Object,
            CheckIns.Object,
            RefundTerms.Default
        );
    }

    public Mock<ISeatRepository> Seats { get; } = new();
    public Mock<IReservationRepository> Reservations { get; } = new();
    public Mock<IWalletRepository> Wallets { get; } = new();
    public Mock<IPaymentRepository> Payments { get; } = new();
    public Mock<ICheckInRepository> CheckIns { get; } = new();
    public List<string> Locks { get; } = [];
    public List<LedgerEntry> Entries { get; } = [];
    public RefundService Refunds { get; }

    public Seat Seat { get; } = A.Seat(1, price: 80_000);
    public Reservation? Reservation { get; set; }
    public Wallet Wallet { get; set; } = A.Wallet(100_000);

    public Task<Refunded> RefundAsync(DateTimeOffset now) =>
        Refunds.RefundAsync(new RefundOrder(_reservationId, A.ConcertId), now, default);

    /// <summary>Instead of the hold, an operator has issued the seat.</summary>
    public void Issue(PaymentMethod method)
    {
        Reservation!.Cancel([Seat], A.Now);
        _method = method;
        Reservation = Reservation.Issue(
            [Seat],
            Holder.Of("Guest", email: null),
            method == PaymentMethod.Comp,
            serial: 1,
            A.Now
        );
    }

    public void Pay(DateTimeOffset now)
    {
        var payment = Payment.Of(Reservation!, now);
        Entries.Add(Wallet.Pay(payment.Amount, _reservationId, payment.Id, now));
        Reservation!.Pay([Seat], now);
    }
}
