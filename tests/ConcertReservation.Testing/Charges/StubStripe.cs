using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcertReservation.Testing.Charges;

/// <summary>PaymentIntents and refunds of Stripe, as far as the service uses them.</summary>
public sealed class StubStripe : StubProvider
{
    public const string SecretKey = "sk_test_never-logged";
    public const string WebhookSecret = "whsec_never-logged";
    private const string Intents = "/v1/payment_intents";
    private readonly Dictionary<string, JsonObject> _intents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _byKey = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _refunds = [];

    /// <summary>The status of new refunds.</summary>
    public string RefundStatus { get; set; } = "succeeded";

    public JsonArray BalanceTransactions { get; } = [];

    public JsonObject IntentOf(string chargeId)
    {
        lock (_intents)
            return _intents.Values.Single(intent => (string?)intent["metadata"]!["charge_id"] == chargeId);
    }

    /// <summary>The customer pays in the browser.</summary>
    public string Pay(string chargeId, long? amount = null)
    {
        var intent = IntentOf(chargeId);
        lock (_intents)
        {
            intent["status"] = "succeeded";
            intent["amount_received"] = amount ?? (long)intent["amount"]!;
        }
        return (string)intent["id"]!;
    }

    /// <summary>The card is refused in the browser.</summary>
    public void Decline(string chargeId)
    {
        lock (_intents)
            IntentOf(chargeId)["last_payment_error"] = new JsonObject
            {
                ["code"] = "card_declined",
                ["decline_code"] = "insufficient_funds",
                ["message"] = "Your card has insufficient funds.",
            };
    }

    public void EndRefunds(string status)
    {
        lock (_intents)
            foreach (var refund in _refunds)
                refund["status"] = status;
    }

    public static string Sign(string body, DateTimeOffset at, string secret = WebhookSecret)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }

    protected override ProviderReply Do(ProviderRequest request)
    {
        lock (_intents)
            return request switch
            {
                { Method: "POST", Path: Intents } => Once(request, () => Opened(request)),
                { Method: "POST", Path: "/v1/refunds" } => Once(request, () => Refunded(request)),
                { Path: "/v1/refunds" } => List(
                    _refunds.Where(r => (string?)r["payment_intent"] == request.Argument("payment_intent"))
                ),
                { Path: "/v1/balance_transactions" } => List(BalanceTransactions.OfType<JsonObject>()),
                { Method: "POST" } => Ended(request.Path.Split('/')[^2]),
                _ => _intents.TryGetValue(request.Path.Split('/')[^1], out var intent)
                    ? new ProviderReply(200, intent.DeepClone())
                    : Refused(404, "resource_missing"),
            };
    }

    private ProviderReply Once(ProviderRequest request, Func<JsonObject> run)
    {
        if (!_byKey.TryGetValue(request.Key, out var made))
            _byKey[request.Key] = made = run();
        return new ProviderReply(200, made.DeepClone());
    }

    private JsonObject Opened(ProviderRequest request)
    {
        var id = $"pi_{_intents.Count}";
        return _intents[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["amount"] = long.Parse(request.Field("amount"), CultureInfo.InvariantCulture),
            ["amount_received"] = 0,
            ["currency"] = request.Field("currency"),
            ["status"] = "requires_payment_method",
            ["client_secret"] = $"{id}_secret_x",
            ["metadata"] = new JsonObject { ["charge_id"] = request.Field("metadata[charge_id]") },
            ["last_payment_error"] = null,
        };
    }

    private ProviderReply Ended(string id)
    {
        var intent = _intents[id];
        if ((string?)intent["status"] == "succeeded")
            return Refused(400, "payment_intent_unexpected_state");
        intent["status"] = "canceled";
        return new ProviderReply(200, intent.DeepClone());
    }

    private JsonObject Refunded(ProviderRequest request)
    {
        var refund = new JsonObject
        {
            ["id"] = $"re_{_refunds.Count}",
            ["object"] = "refund",
            ["amount"] = long.Parse(request.Field("amount"), CultureInfo.InvariantCulture),
            ["currency"] = "krw",
            ["payment_intent"] = request.Field("payment_intent"),
            ["status"] = RefundStatus,
            ["failure_reason"] = "expired_or_canceled_card",
            ["metadata"] = new JsonObject { ["cancellation_id"] = request.Field("metadata[cancellation_id]") },
        };
        _refunds.Add(refund);
        return refund;
    }

    private static ProviderReply List(IEnumerable<JsonObject> items) =>
        new(
            200,
            new JsonObject
            {
                ["object"] = "list",
                ["has_more"] = false,
                ["data"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
            }
        );

    private static ProviderReply Refused(int status, string code) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["type"] = "invalid_request_error",
                    ["code"] = code,
                    ["message"] = $"{code}.",
                },
            }
        );
}
