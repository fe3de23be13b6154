using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Webhooks;

namespace ConcertReservation.PaymentSimulator.TossPayments;

/// <summary>
/// PAYMENT_STATUS_CHANGED. It has no signature: the merchant must look the payment up before it believes anything.
/// </summary>
/// <remarks>https://docs.tosspayments.com/reference/using-api/webhook-events</remarks>
internal sealed class TossWebhooks : IWebhookFormat
{
    public const string StatusChanged = "PAYMENT_STATUS_CHANGED";
    private const long Claimed = 1_000;

    public static TossWebhooks Instance { get; } = new();

    public bool IsSigned => false;

    public Webhook Genuine(News news, DateTimeOffset now) => Of(news.Id, TossJson.Payment(news.Payment), now);

    public Webhook Forged(News news, DateTimeOffset now)
    {
        var paid = news.Payment with
        {
            Amount = news.Payment.Amount + Claimed,
            Status = PaymentStatus.Paid,
            PaidAt = now,
            GivenBack = [],
        };
        return Of($"{news.Id}-forged", TossJson.Payment(paid), now);
    }

    public Webhook Old(News news, DateTimeOffset now) => Genuine(news, now.AddDays(-1));

    public Webhook OfUnknownOrder(DateTimeOffset now)
    {
        var id = $"{Guid.CreateVersion7(now):N}";
        var payment = new SimulatedPayment($"unknown_{id}", $"unknown-{id}", 10_000, now)
        {
            Status = PaymentStatus.Paid,
            PaidAt = now,
            TransactionKey = id,
        };
        return Of(id, TossJson.Payment(payment), now);
    }

    private static Webhook Of(string id, JsonObject payment, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["eventType"] = StatusChanged,
            ["createdAt"] = TossJson.Local(now),
            ["data"] = payment,
        };
        return new Webhook(
            body.ToJsonString(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["tosspayments-webhook-transmission-id"] = id,
                ["tosspayments-webhook-transmission-time"] = TossJson.Local(now),
            }
        );
    }
}
