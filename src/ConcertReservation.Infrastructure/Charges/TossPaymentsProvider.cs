using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Infrastructure.Charges;

/// <summary>
/// The core API of TossPayments, version 1 (https://docs.tosspayments.com/reference). The customer agrees in the widget,
/// and the money is taken when the service confirms; without a confirmation nothing is taken.
/// </summary>
internal sealed class TossPaymentsProvider(ProviderClient client, ProviderSettings settings) : IPaymentProvider
{
    private const int MaxPaymentKey = 200;
    private const int PageSize = 1_000;
    private const string NotBegun = "NOT_FOUND_PAYMENT";
    private const string OrderName = "예매 잔액 충전";

    // The list of a day is in Korean time, without an offset.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public PaymentProviderName Name => PaymentProviderName.TossPayments;

    public static AuthenticationHeaderValue Credentials(string secretKey) => ChargeServices.Basic(secretKey);

    // TossPayments knows a payment from the moment in which the customer begins it.
    public Task<ProviderOpening?> OpenAsync(Charge charge, CancellationToken ct) =>
        Task.FromResult<ProviderOpening?>(new ProviderOpening(Reference: null, CheckoutSecret: null));

    public ChargeCheckout CheckoutOf(Charge charge) =>
        new(
            Name,
            settings.ScriptUrl.ToString(),
            charge.Id.ToString(),
            OrderName,
            Wallet.Currency,
            settings.PublicKey,
            charge.UserId.ToString(),
            PublishableKey: null,
            ClientSecret: null
        );

    public void EnsureConfirmable(Charge charge, string? paymentKey)
    {
        if (paymentKey is not { Length: >= 1 and <= MaxPaymentKey } || !paymentKey.All(IsOfKey))
            throw DomainException.Invalid("paymentKey", $"Send the payment key, 1 to {MaxPaymentKey} characters.");
    }

    public async Task<ProviderPayment> ConfirmAsync(Charge charge, string? paymentKey, CancellationToken ct)
    {
        var answer = await client.SendAsync(
            "confirm",
            HttpMethod.Post,
            "/v1/payments/confirm",
            Json(
                new
                {
                    paymentKey,
                    orderId = charge.Id.ToString(),
                    amount = charge.Amount,
                }
            ),
            // Another payment key is another request.
            $"{charge.Id:N}-{Hash(paymentKey!)}",
            ct
        );
        if (answer.Success is { } payment)
        {
            var confirmed = Read(payment, charge);
            return confirmed.Reference == paymentKey && confirmed.State != ProviderPaymentState.Authorized
                ? confirmed
                : new ProviderPayment(ProviderPaymentState.Unknown);
        }
        return answer.Status == 0
            ? new ProviderPayment(ProviderPaymentState.Unknown)
            : AfterRefusal(answer, await FindAsync(charge, ct));
    }

    public async Task<ProviderPayment> FindAsync(Charge charge, CancellationToken ct)
    {
        var answer = await client.SendAsync(
            "look-up",
            HttpMethod.Get,
            $"/v1/payments/orders/{charge.Id}",
            content: null,
            key: null,
            ct
        );
        if (answer.Success is { } payment)
            return Read(payment, charge);
        return new ProviderPayment(
            answer.Status == 404 && CodeOf(answer) == NotBegun
                ? ProviderPaymentState.Open
                : ProviderPaymentState.Unknown
        );
    }

    // Only a confirmation takes the money, and an expired charge is never confirmed.
    public async Task<ProviderPayment> EndAsync(Charge charge, CancellationToken ct)
    {
        var payment = await FindAsync(charge, ct);
        return payment.State is ProviderPaymentState.Open or ProviderPaymentState.Authorized
            ? payment with
            {
                State = ProviderPaymentState.Ended,
            }
            : payment;
    }

    public async Task<ProviderCancellation> CancelAsync(
        Charge charge,
        ChargeCancellation cancellation,
        CancellationToken ct
    )
    {
        var answer = await client.SendAsync(
            "cancel",
            HttpMethod.Post,
            $"/v1/payments/{Uri.EscapeDataString(charge.Reference!)}/cancel",
            Json(
                new
                {
                    // A look-up finds the cancellation by this text.
                    cancelReason = $"Customer request {cancellation.Id:N}",
                    cancelAmount = cancellation.Amount,
                }
            ),
            $"{cancellation.Id:N}",
            ct
        );
        if (answer.Success is { } payment)
            return Read(payment, cancellation) is { State: not ProviderCancellationState.NotFound } done
                ? done
                : new ProviderCancellation(ProviderCancellationState.Unknown);
        if (!answer.IsRefusal || TossPaymentsErrors.IsTemporary(answer.Status, CodeOf(answer)))
            return new ProviderCancellation(ProviderCancellationState.Unknown);

        var found = await FindCancellationAsync(charge, cancellation, ct);
        return found.State == ProviderCancellationState.NotFound
            ? new ProviderCancellation(
                ProviderCancellationState.Refused,
                Reference: null,
                CodeOf(answer),
                answer.Json?.Text("message")
            )
            : found;
    }

    public async Task<ProviderCancellation> FindCancellationAsync(
        Charge charge,
        ChargeCancellation cancellation,
        CancellationToken ct
    )
    {
        var answer = await client.SendAsync(
            "look-up of a cancellation",
            HttpMethod.Get,
            $"/v1/payments/orders/{charge.Id}",
            content: null,
            key: null,
            ct
        );
        return answer.Success is { } payment && IsOf(payment, charge)
            ? Read(payment, cancellation)
            : new ProviderCancellation(ProviderCancellationState.Unknown);
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
            var answer = await client.SendAsync(
                "list of transactions",
                HttpMethod.Get,
                $"/v1/transactions?startDate={LocalTime(from)}&endDate={LocalTime(to)}&limit={PageSize}"
                    + (after is null ? "" : $"&startingAfter={Uri.EscapeDataString(after)}"),
                content: null,
                key: null,
                ct
            );
            if (answer.Success is not { ValueKind: JsonValueKind.Array } list)
                return null;
            all.AddRange(list.EnumerateArray().Select(ReadTransaction).OfType<ProviderTransaction>());
            var last = list.EnumerateArray().LastOrDefault();
            if (list.GetArrayLength() < PageSize || last.Text("transactionKey") is not { } next || next == after)
                return all;
            after = next;
        }
    }

    // TossPayments signs no messages about payments, so nothing in one is believed but which order to look up.
    public WebhookHint? ReadWebhook(WebhookMessage message, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(message.Body);
            var order = json.RootElement.Object("data")?.Text("orderId") ?? json.RootElement.Text("orderId");
            return Guid.TryParse(order, out var id) ? new WebhookHint(id, Reference: null) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What the error says counts less than the state of the payment. A bank's refusal is final; any other refusal is of
    // this confirmation only, because the customer may come back with the right payment.
    private static ProviderPayment AfterRefusal(ProviderAnswer answer, ProviderPayment found)
    {
        var code = CodeOf(answer);
        var reason = answer.Json?.Text("message");
        if (found.State is ProviderPaymentState.Declined)
            return found with { ReasonCode = found.ReasonCode ?? code, Reason = found.Reason ?? reason };
        if (found.State is not (ProviderPaymentState.Open or ProviderPaymentState.Authorized))
            return found;
        if (!answer.IsRefusal || TossPaymentsErrors.IsTemporary(answer.Status, code))
            return new ProviderPayment(ProviderPaymentState.Unknown);
        return found with
        {
            State = TossPaymentsErrors.IsOfTheBank(code) ? ProviderPaymentState.Declined : ProviderPaymentState.Refused,
            ReasonCode = code,
            Reason = reason,
        };
    }

    private static ProviderPayment Read(JsonElement payment, Charge charge)
    {
        if (!IsOf(payment, charge) || payment.Text("paymentKey") is not { Length: > 0 } reference)
            return new ProviderPayment(ProviderPaymentState.Unknown);

        var total = payment.Whole("totalAmount") ?? 0;
        var status = payment.Text("status");
        var failure = payment.Object("failure");
        return new ProviderPayment(
            StateOf(status),
            reference,
            status == "PARTIAL_CANCELED" ? payment.Whole("balanceAmount") ?? 0 : total,
            payment.Text("currency"),
            payment.Text("orderId"),
            failure?.Text("code"),
            failure?.Text("message")
        );
    }

    private static ProviderPaymentState StateOf(string? status) =>
        status switch
        {
            "READY" => ProviderPaymentState.Open,
            "IN_PROGRESS" => ProviderPaymentState.Authorized,
            "WAITING_FOR_DEPOSIT" => ProviderPaymentState.Processing,
            "DONE" or "PARTIAL_CANCELED" => ProviderPaymentState.Paid,
            "ABORTED" => ProviderPaymentState.Declined,
            "EXPIRED" or "CANCELED" => ProviderPaymentState.Ended,
            _ => ProviderPaymentState.Unknown,
        };

    private static ProviderCancellation Read(JsonElement payment, ChargeCancellation cancellation)
    {
        var name = cancellation.Id.ToString("N");
        var own = payment
            .Items("cancels")
            .FirstOrDefault(c => c.Text("cancelReason")?.Contains(name, StringComparison.Ordinal) == true);
        if (own.ValueKind != JsonValueKind.Object)
            return new ProviderCancellation(ProviderCancellationState.NotFound);
        if (own.Whole("cancelAmount") != cancellation.Amount)
            return new ProviderCancellation(ProviderCancellationState.Unknown);
        return (own.Text("cancelStatus") ?? "DONE") == "DONE"
            ? new ProviderCancellation(ProviderCancellationState.Done, own.Text("transactionKey"))
            : new ProviderCancellation(ProviderCancellationState.Processing);
    }

    private static ProviderTransaction? ReadTransaction(JsonElement line)
    {
        var isCancellation = line.Text("status") is "CANCELED" or "PARTIAL_CANCELED";
        return
            (isCancellation || line.Text("status") == "DONE")
            && line.Text("paymentKey") is { } reference
            && line.Text("transactionKey") is { } id
            && line.Whole("amount") is { } amount
            ? new ProviderTransaction(
                id,
                reference,
                line.Text("orderId"),
                isCancellation,
                Math.Abs(amount),
                line.Text("currency")
            )
            : null;
    }

    // With a length: some servers read no chunked body.
    private static StringContent Json<T>(T body) =>
        new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static bool IsOf(JsonElement payment, Charge charge) =>
        Guid.TryParse(payment.Text("orderId"), out var order) && order == charge.Id;

    private static string? CodeOf(ProviderAnswer answer) => answer.Json?.Text("code");

    private static string LocalTime(DateTimeOffset time) =>
        time.ToOffset(Offset).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static bool IsOfKey(char c) => c is > ' ' and <= '~';
}
