using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Infrastructure.Charges;

/// <summary>
/// PaymentIntents of Stripe (https://docs.stripe.com/api/payment_intents). The customer pays in the browser, so a charge
/// can be paid without a confirmation. Won has no smaller unit, so an amount is whole won.
/// </summary>
internal sealed class StripeProvider(ProviderClient client, ProviderSettings settings) : IPaymentProvider
{
    /// <summary>The shape of the answers that this class reads, whatever the account is set to.</summary>
    public const string VersionHeader = "Stripe-Version";
    public const string Version = "2024-06-20";

    private const int PageSize = 100;
    private const string Intents = "/v1/payment_intents";
    private const string OrderName = "Wallet charge";
    private const string ChargeKey = "charge_id";
    private const string CancellationKey = "cancellation_id";

    public PaymentProviderName Name => PaymentProviderName.Stripe;

    public static AuthenticationHeaderValue Credentials(string secretKey) => new("Bearer", secretKey);

    public async Task<ProviderOpening?> OpenAsync(Charge charge, CancellationToken ct)
    {
        var answer = await SendAsync(
            "opening",
            HttpMethod.Post,
            Intents,
            Form(
                ("amount", Text(charge.Amount)),
                ("currency", Wallet.Currency.ToLowerInvariant()),
                ("automatic_payment_methods[enabled]", "true"),
                ("description", OrderName),
                ($"metadata[{ChargeKey}]", charge.Id.ToString())
            ),
            $"{charge.Id:N}-open",
            ct
        );
        return
            answer.Success is { } intent
            && charge.Agrees(Read(intent, IntendedAmount(intent)))
            && intent.Text("client_secret") is { Length: > 0 } secret
            ? new ProviderOpening(intent.Text("id"), secret)
            : null;
    }

    public ChargeCheckout CheckoutOf(Charge charge) =>
        new(
            Name,
            settings.ScriptUrl.ToString(),
            charge.Id.ToString(),
            OrderName,
            Wallet.Currency,
            ClientKey: null,
            CustomerKey: null,
            settings.PublicKey,
            charge.CheckoutSecret
        );

    public void EnsureConfirmable(Charge charge, string? paymentKey)
    {
        if (paymentKey is not null && paymentKey != charge.Reference)
            throw DomainException.Invalid("paymentKey", "This is the payment of another charge.");
    }

    // The customer has paid in the browser, or the card was refused there: then the intent is ended, so that a charge
    // that this service calls declined cannot be paid later.
    public async Task<ProviderPayment> ConfirmAsync(Charge charge, string? paymentKey, CancellationToken ct)
    {
        var payment = await FindAsync(charge, ct);
        if (payment is not { State: ProviderPaymentState.Open, ReasonCode: { } code })
            return payment;

        var ended = await EndAsync(charge, ct);
        return ended.State == ProviderPaymentState.Ended
            ? payment with
            {
                State = ProviderPaymentState.Declined,
                ReasonCode = code,
            }
            : ended;
    }

    public async Task<ProviderPayment> FindAsync(Charge charge, CancellationToken ct)
    {
        // Its secret was never handed out.
        if (charge.Reference is not { } reference)
            return new ProviderPayment(ProviderPaymentState.Open);

        var answer = await SendAsync(
            "look-up",
            HttpMethod.Get,
            $"{Intents}/{Uri.EscapeDataString(reference)}?expand[]=latest_charge",
            content: null,
            key: null,
            ct
        );
        return answer.Success is { } intent && intent.Text("id") == reference
            ? Read(intent, TakenAmount(intent))
            : new ProviderPayment(ProviderPaymentState.Unknown);
    }

    public async Task<ProviderPayment> EndAsync(Charge charge, CancellationToken ct)
    {
        if (charge.Reference is not { } reference)
            return new ProviderPayment(ProviderPaymentState.Ended);

        var answer = await SendAsync(
            "end",
            HttpMethod.Post,
            $"{Intents}/{Uri.EscapeDataString(reference)}/cancel",
            Form(("cancellation_reason", "abandoned")),
            key: null,
            ct
        );
        if (answer.Success is { } intent && intent.Text("id") == reference)
            return Read(intent, TakenAmount(intent));
        // Refused, because it has ended or the customer was faster.
        return answer.IsRefusal ? await FindAsync(charge, ct) : new ProviderPayment(ProviderPaymentState.Unknown);
    }

    public async Task<ProviderCancellation> CancelAsync(
        Charge charge,
        ChargeCancellation cancellation,
        CancellationToken ct
    )
    {
        var answer = await SendAsync(
            "refund",
            HttpMethod.Post,
            "/v1/refunds",
            Form(
                ("payment_intent", charge.Reference!),
                ("amount", Text(cancellation.Amount)),
                ("reason", "requested_by_customer"),
                // A look-up finds the refund by this.
                ($"metadata[{CancellationKey}]", cancellation.Id.ToString("N"))
            ),
            $"{cancellation.Id:N}",
            ct
        );
        if (answer.Success is { } refund)
            return Read(refund, cancellation);
        if (!answer.IsRefusal || IsTemporary(answer))
            return new ProviderCancellation(ProviderCancellationState.Unknown);

        var found = await FindCancellationAsync(charge, cancellation, ct);
        var error = answer.Json?.Object("error");
        return found.State == ProviderCancellationState.NotFound
            ? new ProviderCancellation(
                ProviderCancellationState.Refused,
                Reference: null,
                error?.Text("code") ?? error?.Text("type"),
                error?.Text("message")
            )
            : found;
    }

    public async Task<ProviderCancellation> FindCancellationAsync(
        Charge charge,
        ChargeCancellation cancellation,
        CancellationToken ct
    )
    {
        var answer = await SendAsync(
            "look-up of a refund",
            HttpMethod.Get,
            $"/v1/refunds?payment_intent={Uri.EscapeDataString(charge.Reference!)}&limit={PageSize}",
            content: null,
            key: null,
            ct
        );
        if (answer.Success is not { } list || list.Text("object") != "list")
            return new ProviderCancellation(ProviderCancellationState.Unknown);
        var own = list.Items("data").FirstOrDefault(refund => IsOf(refund, cancellation));
        return own.ValueKind == JsonValueKind.Object
            ? Read(own, cancellation)
            : new ProviderCancellation(ProviderCancellationState.NotFound);
    }

    public async Task<IReadOnlyList<ProviderTransaction>?> ListTransactionsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        var all = new List<ProviderTransaction>();
        for (string? after = null; ; )
        {
            var answer = await SendAsync(
                "list of transactions",
                HttpMethod.Get,
                $"/v1/balance_transactions?created[gte]={Text(from.ToUnixTimeSeconds())}"
                    + $"&created[lt]={Text(to.ToUnixTimeSeconds())}&limit={PageSize}&expand[]=data.source"
                    + (after is null ? "" : $"&starting_after={Uri.EscapeDataString(after)}"),
                content: null,
                key: null,
                ct
            );
            if (answer.Success is not { } list || list.Text("object") != "list")
                return null;
            all.AddRange(list.Items("data").Select(ReadTransaction).OfType<ProviderTransaction>());
            var last = list.Items("data").LastOrDefault();
            if (!HasMore(list) || last.Text("id") is not { } next || next == after)
                return all;
            after = next;
        }
    }

    public WebhookHint? ReadWebhook(WebhookMessage message, DateTimeOffset now)
    {
        StripeSignature.Ensure(message, settings.WebhookSecret, now);
        try
        {
            using var json = JsonDocument.Parse(message.Body);
            if (json.RootElement.Object("data")?.Object("object") is not { } about)
                return null;
            var reference = about.Text("object") == "payment_intent" ? about.Text("id") : about.Text("payment_intent");
            Guid? id = Guid.TryParse(about.Object("metadata")?.Text(ChargeKey), out var charge) ? charge : null;
            return id is null && reference is null ? null : new WebhookHint(id, reference);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task<ProviderAnswer> SendAsync(
        string operation,
        HttpMethod method,
        string path,
        FormUrlEncodedContent? content,
        string? key,
        CancellationToken ct
    ) => client.SendAsync(operation, method, path, content, key, ct);

    private static ProviderPayment Read(JsonElement intent, long amount)
    {
        // An earlier attempt may have failed; it counts only while the customer has not tried again.
        var error = intent.Text("status") == "requires_payment_method" ? intent.Object("last_payment_error") : null;
        return new ProviderPayment(
            StateOf(intent.Text("status")),
            intent.Text("id"),
            amount,
            intent.Text("currency"),
            intent.Object("metadata")?.Text(ChargeKey),
            error?.Text("decline_code") ?? error?.Text("code") ?? error?.Text("type"),
            error?.Text("message")
        );
    }

    private static ProviderPaymentState StateOf(string? status) =>
        status switch
        {
            "requires_payment_method" or "requires_confirmation" or "requires_action" => ProviderPaymentState.Open,
            "processing" or "requires_capture" => ProviderPaymentState.Processing,
            "succeeded" => ProviderPaymentState.Paid,
            "canceled" => ProviderPaymentState.Ended,
            _ => ProviderPaymentState.Unknown,
        };

    private static long IntendedAmount(JsonElement intent) => intent.Whole("amount") ?? 0;

    // What was taken, less what was given back by hand in the meantime.
    private static long TakenAmount(JsonElement intent) =>
        intent.Text("status") == "succeeded"
            ? (intent.Whole("amount_received") ?? 0) - (intent.Object("latest_charge")?.Whole("amount_refunded") ?? 0)
            : IntendedAmount(intent);

    private static ProviderCancellation Read(JsonElement refund, ChargeCancellation cancellation)
    {
        if (!IsOf(refund, cancellation) || refund.Whole("amount") != cancellation.Amount)
            return new ProviderCancellation(ProviderCancellationState.Unknown);
        var reference = refund.Text("id");
        return refund.Text("status") switch
        {
            "succeeded" => new ProviderCancellation(ProviderCancellationState.Done, reference),
            "pending" or "requires_action" => new ProviderCancellation(ProviderCancellationState.Processing, reference),
            "failed" or "canceled" => new ProviderCancellation(
                ProviderCancellationState.Refused,
                reference,
                refund.Text("failure_reason"),
                refund.Text("failure_reason")
            ),
            _ => new ProviderCancellation(ProviderCancellationState.Unknown),
        };
    }

    private static bool IsOf(JsonElement refund, ChargeCancellation cancellation) =>
        refund.Object("metadata")?.Text(CancellationKey) == cancellation.Id.ToString("N");

    private static ProviderTransaction? ReadTransaction(JsonElement line)
    {
        var isCancellation = line.Text("type") is "refund" or "payment_refund" or "refund_failure";
        if (!isCancellation && line.Text("type") is not ("charge" or "payment"))
            return null;
        if (line.Text("id") is not { } id || line.Whole("amount") is not { } amount)
            return null;
        var source = line.Object("source");
        return new ProviderTransaction(
            id,
            source?.Text("payment_intent") ?? source?.Text("id") ?? line.Text("source") ?? id,
            source?.Object("metadata")?.Text(ChargeKey),
            isCancellation,
            isCancellation ? -amount : amount,
            line.Text("currency")
        );
    }

    // Not refusals of the refund: keys, too many requests, the same request is running, another one with the same key.
    private static bool IsTemporary(ProviderAnswer answer) =>
        answer.Status is 401 or 403 or 408 or 409 or 425 or 429
        || answer.Json?.Object("error")?.Text("type")
            is null
                or "idempotency_error"
                or "api_error"
                or "rate_limit_error";

    private static bool HasMore(JsonElement list) =>
        list.TryGetProperty("has_more", out var more) && more.ValueKind == JsonValueKind.True;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
