using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Builders;

internal static partial class A
{
    public static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(5);

    private static long _serial;

    public static Reservation Hold(params Seat[] seats) => Hold(User, seats);

    public static Reservation Hold(Guid user, params Seat[] seats) =>
        Reservation.Hold(seats, user, Interlocked.Increment(ref _serial), Now, HoldTime);

    public static Reservation PaidReservation(params Seat[] seats)
    {
        var reservation = Hold(seats);
        reservation.Pay(seats, Now);
        return reservation;
    }

    public static Wallet Wallet(long balance, Guid? user = null)
    {
        var wallet = Domain.Wallets.Wallet.Open(user ?? User);
        for (var missing = balance; missing > 0; missing = balance - wallet.Balance)
            wallet.Charge(Math.Min(missing, Domain.Wallets.Wallet.MaxCharge), Now);
        return wallet;
    }

    public static ReservationView View(
        ReservationStatus status = ReservationStatus.Held,
        Guid? id = null,
        long totalPrice = 50_000
    ) =>
        new(
            id ?? Id(100),
            "K7Q2-94MX",
            ConcertId,
            "Spring Tour",
            Venue,
            PerformanceId,
            Evening,
            User,
            HolderName: null,
            status,
            [new ReservedSeat(1, "1", "VIP", "A", totalPrice)],
            totalPrice,
            HeldAt: Now,
            ExpiresAt: Now + HoldTime,
            PaidAt: null,
            PaymentId: null,
            CancelledAt: null,
            RefundedAt: null
        );

    public static ReservationSummary Summary(
        ReservationStatus status = ReservationStatus.Held,
        Guid? id = null,
        long totalPrice = 50_000
    ) => new(id ?? Id(100), ConcertId, PerformanceId, User, status, totalPrice, Hold(Seat(1, price: totalPrice)).Seats);

    public static ReservationSummary Summary(Reservation reservation) =>
        new(
            reservation.Id,
            reservation.ConcertId,
            reservation.PerformanceId,
            reservation.UserId!.Value,
            reservation.Status,
            reservation.TotalPrice,
            reservation.Seats
        );

    public static PaymentView PaymentView(Guid id) =>
        new(id, Id(100), "Spring Tour", PaymentMethod.Wallet, 50_000, Now, RefundedAt: null, 0);
}
