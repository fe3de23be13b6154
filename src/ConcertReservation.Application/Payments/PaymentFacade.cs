using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.Application.Payments;

/// <summary>A customer reads earlier payments.</summary>
public sealed class PaymentFacade(IPaymentRepository payments)
{
    private const string CursorName = "payments";

    public async Task<Page<PaymentView>> ListAsync(Guid userId, PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await payments.ListViewsAsync(userId, before, page.Limit + 1, ct);
        return Page<PaymentView>.Of(rows, page.Limit, row => row, row => IdCursor.Of(CursorName, row.PaymentId));
    }

    /// <summary>Refuses with <c>payment_not_found</c>, also for another customer's payment.</summary>
    public async Task<PaymentView> FindAsync(Guid paymentId, Guid userId, CancellationToken ct) =>
        await payments.FindViewAsync(paymentId, userId, ct) ?? throw Payment.NotFound();
}
