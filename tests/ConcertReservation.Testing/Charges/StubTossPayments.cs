using System.Text.Json.Nodes;

namespace ConcertReservation.Testing.Charges;

/// <summary>The core API of TossPayments, as far as the service uses it.</summary>
public sealed class StubTossPayments : StubProvider
{
    public const string SecretKey = "test_sk_never-logged";

    /// <summary>A page that pays at once: the customer of the test has set the payment up.</summary>
    private const string Widgets = """
        window.TossPayments = (clientKey) => ({
            widgets: ({ customerKey }) => ({
                setAmount: async ({ currency, value }) => { window.asked = { clientKey, customerKey, currency, value }; },
                renderPaymentMethods: async ({ selector }) => {
                    document.querySelector(selector).textContent = `Card of the test, ${window.asked.value} ${window.asked.currency}`;
                },
                renderAgreement: async ({ selector }) => { document.querySelector(selector).textContent = 'Agreed'; },
                requestPayment: async ({ orderId, successUrl, failUrl }) => {
                    const query = window.name === 'refuse'
                        ? `code=PAY_PROCESS_CANCELED&message=${encodeURIComponent('The customer has cancelled.')}&orderId=${orderId}`
                        : `paymentType=NORMAL&orderId=${orderId}&paymentKey=tgen_${orderId}&amount=${window.asked.value}`;
                    location.href = `${window.name === 'refuse' ? failUrl : successUrl}?${query}`;
                },
            }),
        });
        """;

    private const string Confirm = "/v1/payments/confirm";
    private readonly Dictionary<string, JsonObject> _byOrder = new(StringComparer.Ordinal);

    /// <summary>Amount of a payment as the provider reports it; null: as it is.</summary>
    public long? ReportedAmount { get; set; }

    /// <summary>The lines of the list of transactions.</summary>
    public JsonArray Transactions { get; } = [];

    /// <summary>The customer agrees in the widget.</summary>
    /// <returns>The payment key that the browser gets.</returns>
    public string Authorize(string orderId, long amount)
    {
        var key = $"tgen_{orderId}";
        lock (_byOrder)
            _byOrder[orderId] = new JsonObject
            {
                ["version"] = "2022-11-16",
                ["paymentKey"] = key,
                ["orderId"] = orderId,
                ["status"] = "IN_PROGRESS",
                ["currency"] = "KRW",
                ["totalAmount"] = amount,
                ["balanceAmount"] = amount,
                ["cancels"] = null,
                ["failure"] = null,
            };
        return key;
    }

    public JsonObject PaymentOf(string orderId)
    {
        lock (_byOrder)
            return _byOrder[orderId];
    }

    protected override string Script => Widgets;

    protected override ProviderReply Do(ProviderRequest request)
    {
        lock (_byOrder)
            return request switch
            {
                { Method: "POST", Path: Confirm } => Taken(request.Json),
                { Method: "GET", Path: "/v1/transactions" } => new ProviderReply(200, Transactions.DeepClone()),
                { Method: "GET" } => Found(request.Path.Split('/')[^1]),
                _ when request.Path.EndsWith("/cancel", StringComparison.Ordinal) => Cancelled(
                    request.Path.Split('/')[^2],
                    request.Json
                ),
                _ => Refused(404, "NOT_FOUND"),
            };
    }

    private ProviderReply Taken(JsonNode body)
    {
        var payment = _byOrder.Values.FirstOrDefault(p => (string?)p["paymentKey"] == (string?)body["paymentKey"]);
        if (payment is null || (string?)payment["orderId"] != (string?)body["orderId"])
            return Refused(404, "NOT_FOUND_PAYMENT");
        if ((long)payment["totalAmount"]! != (long)body["amount"]!)
            return Refused(400, "INVALID_REQUEST");
        if ((string?)payment["status"] != "IN_PROGRESS")
            return Refused(400, "ALREADY_PROCESSED_PAYMENT");
        payment["status"] = "DONE";
        return Reply(payment);
    }

    private ProviderReply Found(string orderId) =>
        _byOrder.TryGetValue(orderId, out var payment) ? Reply(payment) : Refused(404, "NOT_FOUND_PAYMENT");

    private ProviderReply Cancelled(string paymentKey, JsonNode body)
    {
        var payment = _byOrder.Values.First(p => (string?)p["paymentKey"] == paymentKey);
        var cancels = payment["cancels"] as JsonArray ?? [];
        if (cancels.All(c => (string?)c!["cancelReason"] != (string?)body["cancelReason"]))
        {
            var left = (long)payment["balanceAmount"]! - (long)body["cancelAmount"]!;
            if (left < 0)
                return Refused(403, "NOT_CANCELABLE_AMOUNT");
            cancels.Add(
                new JsonObject
                {
                    ["cancelAmount"] = (long)body["cancelAmount"]!,
                    ["cancelReason"] = (string?)body["cancelReason"],
                    ["transactionKey"] = $"transaction-{cancels.Count}",
                    ["cancelStatus"] = "DONE",
                }
            );
            payment["cancels"] = cancels;
            payment["balanceAmount"] = left;
            payment["status"] = left == 0 ? "CANCELED" : "PARTIAL_CANCELED";
        }
        return Reply(payment);
    }

    private ProviderReply Reply(JsonObject payment)
    {
        var shown = payment.DeepClone();
        if (ReportedAmount is { } amount)
            shown["totalAmount"] = amount;
        return new ProviderReply(200, shown);
    }

    private static ProviderReply Refused(int status, string code) =>
        new(status, new JsonObject { ["code"] = code, ["message"] = $"{code}." });
}
