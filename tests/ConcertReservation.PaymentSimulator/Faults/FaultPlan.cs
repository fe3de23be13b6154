namespace ConcertReservation.PaymentSimulator.Faults;

/// <param name="Seed">Decides the order of the faults; the timing still differs from run to run.</param>
/// <param name="Calls">The part of the calls that have a fault, from 0 to 1.</param>
/// <param name="Webhooks">The part of the webhooks that have one.</param>
internal sealed record FaultPlan(int Seed, double Calls, double Webhooks)
{
    /// <summary>The longest time before slow work is done. It should be longer than the merchant waits.</summary>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long an Idempotency-Key repeats a stored error; Stripe keeps a key for a day, TossPayments for 15.</summary>
    public TimeSpan ErrorsKeptFor { get; init; } = TimeSpan.FromDays(1);

    public IReadOnlyList<CallFault> Without { get; init; } = [];

    public IReadOnlyList<WebhookFault> WithoutWebhooks { get; init; } = [];
}
