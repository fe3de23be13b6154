using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;

namespace ConcertReservation.PaymentSimulator.Stripe;

/// <summary>The PaymentIntent, Charge, Refund, BalanceTransaction and Event objects. Won have no smaller unit.</summary>
/// <remarks>https://docs.stripe.com/api</remarks>
internal static class StripeJson
{
    private const string Currency = "krw";
    private const string Version = "2025-09-30.clover";

    public static JsonObject PaymentIntent(SimulatedPayment payment) =>
        new()
        {
            ["id"] = payment.Key,
            ["object"] = "payment_intent",
            ["amount"] = payment.Amount,
            ["amount_capturable"] = 0,
            ["amount_received"] = payment.PaidAt is null ? 0 : payment.Amount,
            ["automatic_payment_methods"] = new JsonObject { ["enabled"] = true },
            ["canceled_at"] = null,
            ["capture_method"] = "automatic_async",
            ["client_secret"] = $"{payment.Key}_secret_simulator",
            ["confirmation_method"] = "automatic",
            ["created"] = payment.RequestedAt.ToUnixTimeSeconds(),
            ["currency"] = Currency,
            ["last_payment_error"] = payment.CardDeclines
                ? new JsonObject
                {
                    ["type"] = "card_error",
                    ["code"] = "card_declined",
                    ["decline_code"] = "insufficient_funds",
                    ["message"] = "The simulated card was declined.",
                }
                : null,
            ["latest_charge"] = payment.PaidAt is null ? null : ChargeKey(payment),
            ["livemode"] = false,
            ["metadata"] = Metadata(payment.Metadata),
            ["payment_method_types"] = new JsonArray("card"),
            ["status"] = payment.Status switch
            {
                PaymentStatus.Paid => "succeeded",
                PaymentStatus.Closed => "canceled",
                _ => "requires_payment_method",
            },
        };

    public static JsonObject Charge(SimulatedPayment payment) =>
        new()
        {
            ["id"] = ChargeKey(payment),
            ["object"] = "charge",
            ["amount"] = payment.Amount,
            ["amount_captured"] = payment.Amount,
            ["amount_refunded"] = payment.Returned,
            ["captured"] = true,
            ["created"] = payment.PaidAt?.ToUnixTimeSeconds(),
            ["currency"] = Currency,
            ["livemode"] = false,
            ["metadata"] = Metadata(payment.Metadata),
            ["paid"] = true,
            ["payment_intent"] = payment.Key,
            ["refunded"] = payment.Left == 0,
            ["status"] = "succeeded",
        };

    public static JsonObject Refund(SimulatedPayment payment, GivenBack back) =>
        new()
        {
            ["id"] = back.Key,
            ["object"] = "refund",
            ["amount"] = back.Amount,
            ["charge"] = ChargeKey(payment),
            ["created"] = back.At.ToUnixTimeSeconds(),
            ["currency"] = Currency,
            ["metadata"] = Metadata(back.Metadata),
            ["payment_intent"] = payment.Key,
            ["reason"] = back.Reason.Length == 0 ? null : back.Reason,
            ["status"] = "succeeded",
        };

    /// <param name="withSource">The caller has sent <c>expand[]=data.source</c>.</param>
    public static JsonObject BalanceTransaction(Movement movement, bool withSource)
    {
        var source = movement.Back is { } back ? Refund(movement.Payment, back) : Charge(movement.Payment);
        var kind = movement.Back is null ? "charge" : "refund";
        return new JsonObject
        {
            ["id"] = BalanceKey(movement),
            ["object"] = "balance_transaction",
            ["amount"] = movement.Amount,
            ["available_on"] = movement.At.ToUnixTimeSeconds(),
            ["created"] = movement.At.ToUnixTimeSeconds(),
            ["currency"] = Currency,
            ["fee"] = 0,
            ["net"] = movement.Amount,
            ["reporting_category"] = kind,
            ["source"] = withSource ? source : (JsonNode?)source["id"]?.GetValue<string>(),
            ["status"] = "available",
            ["type"] = kind,
        };
    }

    public static string BalanceKey(Movement movement) => $"txn_{movement.Key}";

    public static JsonObject Event(string id, string type, JsonObject item, DateTimeOffset at) =>
        new()
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = Version,
            ["created"] = at.ToUnixTimeSeconds(),
            ["data"] = new JsonObject { ["object"] = item },
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
        };

    public static JsonObject List(string url, IEnumerable<JsonObject> items, bool hasMore) =>
        new()
        {
            ["object"] = "list",
            ["url"] = url,
            ["has_more"] = hasMore,
            ["data"] = new JsonArray([.. items]),
        };

    private static string ChargeKey(SimulatedPayment payment) => payment.TransactionKey!;

    private static JsonObject Metadata(IReadOnlyDictionary<string, string> metadata) =>
        new(metadata.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value)));
}
