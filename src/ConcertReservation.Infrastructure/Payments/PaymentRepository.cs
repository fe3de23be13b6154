using ConcertReservation.Domain.Payments;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Payments;

internal sealed class PaymentRepository(ConcertReservationDb db, PendingStatements statements) : IPaymentRepository
{
    public void Insert(long concertId, IReadOnlyCollection<Payment> paid)
    {
        if (paid.Count == 0)
            return;

        T[] Each<T>(Func<Payment, T> column) => [.. paid.Select(column)];
        statements.Add(
            $"""
            INSERT INTO payments (concert_id, id, reservation_id, user_id, method, amount, paid_at)
            SELECT {concertId}, payment.* FROM unnest({Each(p => p.Id)}, {Each(p => p.ReservationId)},
                {Each(p => p.UserId)}, {Each(p => StoredName.Of(p.Method))}, {Each(p => p.Amount)},
                {Each(p => p.PaidAt)}) AS payment
            """,
            paid.Count
        );
    }

    public void Add(Refund refund) => Insert(refund.ConcertId, [refund]);

    // Without EF, because a refund of the box office can have as many seats as a hall.
    public void Insert(long concertId, IReadOnlyCollection<Refund> refunds)
    {
        if (refunds.Count == 0)
            return;

        T[] Each<T>(Func<Refund, T> column) => [.. refunds.Select(column)];
        statements.Add(
            $"""
            INSERT INTO refunds (concert_id, id, payment_id, reservation_id, user_id, amount, refunded_at, is_last,
                operator_id, reason)
            SELECT {concertId}, refund.* FROM unnest({Each(r => r.Id)}, {Each(r => r.PaymentId)},
                {Each(r => r.ReservationId)}, {Each(r => r.UserId)}, {Each(r => r.Amount)}, {Each(r => r.RefundedAt)},
                {Each(r => r.IsLast)}, {Each(r => r.OperatorId)}, {Each(r => r.Reason)}) AS refund
            """,
            refunds.Count
        );
        InsertSeats(concertId, [.. refunds.SelectMany(refund => refund.Seats)]);
    }

    public async Task<IReadOnlyList<Payment>> ListOfReservationsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    ) =>
        reservationIds.Count == 0
            ? []
            : await db
                .Payments.Where(p => p.ConcertId == concertId && reservationIds.Contains(p.ReservationId))
                .ToListAsync(ct);

    public Task<Payment> FindOfReservationAsync(long concertId, Guid reservationId, CancellationToken ct) =>
        db.Payments.SingleAsync(
            payment => payment.ConcertId == concertId && payment.ReservationId == reservationId,
            ct
        );

    public Task<PaymentView?> FindViewAsync(Guid paymentId, Guid userId, CancellationToken ct) =>
        ToViews(db.Payments.Where(p => p.Id == paymentId && p.UserId == userId))
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<PaymentView>> ListViewsAsync(
        Guid userId,
        Guid? before,
        int take,
        CancellationToken ct
    )
    {
        var own = db.Payments.Where(p => p.UserId == userId);
        if (before is { } id)
            own = own.Where(p => p.Id < id);
        return await ToViews(own.OrderByDescending(p => p.Id).Take(take)).AcrossShards().ToListAsync(ct);
    }

    private void InsertSeats(long concertId, IReadOnlyCollection<RefundedSeat> seats)
    {
        T[] Each<T>(Func<RefundedSeat, T> column) => [.. seats.Select(column)];
        statements.Add(
            $"""
            INSERT INTO refunded_seats (concert_id, reservation_id, seat_id, refund_id, price)
            SELECT {concertId}, seat.* FROM unnest({Each(s => s.ReservationId)}, {Each(s => s.SeatId)},
                {Each(s => s.RefundId)}, {Each(s => s.Price)}) AS seat
            """,
            seats.Count
        );
    }

    private IQueryable<PaymentView> ToViews(IQueryable<Payment> payments) =>
        from payment in payments
        join reservation in db.Reservations on payment.ReservationId equals reservation.Id
        join concert in db.Concerts on payment.ConcertId equals concert.Id
        orderby payment.Id descending
        select new PaymentView(
            payment.Id,
            payment.ReservationId,
            concert.Title,
            payment.Method,
            payment.Amount,
            payment.PaidAt,
            reservation.RefundedAt,
            db.Refunds.Where(refund => refund.ReservationId == payment.ReservationId).Sum(refund => refund.Amount)
        );
}
