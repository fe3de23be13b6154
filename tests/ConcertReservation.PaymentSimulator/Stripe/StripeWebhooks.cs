using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Webhooks;

namespace ConcertReservation.PaymentSimulator.Stripe;

/// <summary>The signed events of Stripe.</summary>
internal sealed class StripeWebhooks : IWebhookFormat
{
    public const string Succeeded = "payment_intent.succeeded";
    public const string Failed = "payment_intent.payment_failed";
    public const string Canceled = "payment_intent.canceled";
    public const string Refunded = "charge.refunded";
    private const long Claimed = 1_000;

    public static StripeWebhooks Instance { get; } = new();

    public bool IsSigned => true;

    public Webhook Genuine(News news, DateTimeOffset now) => Sign(BodyOf(news, now), now);

    public Webhook Forged(News news, DateTimeOffset now)
    {
        var claim = news.Payment with
        {
            Amount = news.Payment.Amount + Claimed,
            Status = PaymentStatus.Paid,
            PaidAt = now,
            TransactionKey = news.Payment.TransactionKey ?? "ch_forged",
        };
        var body = BodyOf(news with { Id = $"{news.Id}forged", Payment = claim, Change = Succeeded }, now);
        return Sign(body, now, secret: "whsec_of_somewhere_else");
    }

    public Webhook Old(News news, DateTimeOffset now) => Sign(BodyOf(news, now), now.AddDays(-1));

    public Webhook OfUnknownOrder(DateTimeOffset now)
    {
        var id = $"{Guid.CreateVersion7(now):N}";
        var payment = new SimulatedPayment($"pi_{id}", "", 10_000, now)
        {
            Status = PaymentStatus.Paid,
            PaidAt = now,
            TransactionKey = $"ch_{id}",
        };
        return Sign(BodyOf(new News($"evt_{id}", payment, Succeeded, this), now), now);
    }

    private static string BodyOf(News news, DateTimeOffset now)
    {
        var item = news.Change == Refunded ? StripeJson.Charge(news.Payment) : StripeJson.PaymentIntent(news.Payment);
        return StripeJson.Event(news.Id, news.Change, item, now).ToJsonString();
    }

    private static Webhook Sign(string body, DateTimeOffset at, string secret = ProviderKeys.StripeWebhookSecret) =>
        new(
            body,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [StripeSignature.Header] = StripeSignature.Of(body, secret, at),
            }
        );
}
