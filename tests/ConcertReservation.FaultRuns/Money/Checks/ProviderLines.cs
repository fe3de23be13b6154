using ConcertReservation.PaymentSimulator.Bookkeeping;

namespace ConcertReservation.FaultRuns.Money.Checks;

/// <summary>The books of the provider with the ids that the service has given to its charges and give-backs.</summary>
internal sealed record ProviderLines(
    IReadOnlyList<ProviderLines.Taken> Payments,
    IReadOnlyList<ProviderLines.Returned> Returns
)
{
    private const string ChargeId = "charge_id";
    private const string CancellationId = "cancellation_id";
    private const int IdLength = 32;

    public static ProviderLines Of(IReadOnlyList<SimulatedPayment> payments)
    {
        var paid = payments.Where(payment => payment.PaidAt is not null).ToList();
        return new ProviderLines(
            [.. paid.Select(payment => new Taken(payment.Key, ChargeOf(payment), payment.Amount))],
            [
                .. from payment in paid
                from back in payment.GivenBack
                select new Returned(back.Key, CancellationOf(back), ChargeOf(payment), back.Amount),
            ]
        );
    }

    private static Guid? ChargeOf(SimulatedPayment payment) =>
        Guid.TryParse(
            payment.OrderId.Length > 0 ? payment.OrderId : payment.Metadata.GetValueOrDefault(ChargeId),
            out var id
        )
            ? id
            : null;

    // TossPayments keeps no metadata of a cancel: its reason ends in the id.
    private static Guid? CancellationOf(GivenBack back)
    {
        var text = back.Metadata.GetValueOrDefault(CancellationId) ?? back.Reason;
        return Guid.TryParse(text.Length > IdLength ? text[^IdLength..] : text, out var id) ? id : null;
    }

    internal sealed record Taken(string Key, Guid? ChargeId, long Amount);

    internal sealed record Returned(string Key, Guid? CancellationId, Guid? ChargeId, long Amount);
}
