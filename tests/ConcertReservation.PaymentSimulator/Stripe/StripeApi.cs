using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Calls;
using ConcertReservation.PaymentSimulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ConcertReservation.PaymentSimulator.Stripe;

/// <summary>PaymentIntents, refunds and balance transactions of Stripe, in the form encoding that it takes.</summary>
internal sealed class StripeApi(ProviderBooks books, FaultyCalls calls, WebhookSender webhooks, TimeProvider clock)
{
    private const string Prefix = "metadata[";
    private const int UsualPage = 10;
    private const int LargestPage = 100;
    private static readonly StripeErrors Errors = StripeErrors.Instance;

    private static readonly string[] Authorizations =
    [
        "Bearer " + ProviderKeys.StripeSecret,
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(ProviderKeys.StripeSecret + ":")),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").AddEndpointFilter(CheckSecretAsync);
        api.MapPost("/payment_intents", (HttpContext http) => CreateAsync(http));
        api.MapPost("/payment_intents/{id}/cancel", (HttpContext http, string id) => CancelAsync(http, id));
        api.MapPost("/refunds", (HttpContext http) => RefundAsync(http));
        api.MapGet(
            "/payment_intents/{id}",
            (HttpContext http, string id) => calls.ReadAsync(http, Errors, () => Found(books.Find(id)))
        );
        api.MapGet(
            "/payment_intents",
            (HttpContext http) => calls.ReadAsync(http, Errors, () => PaymentIntents(http.Request.Query))
        );
        api.MapGet("/refunds", (HttpContext http) => calls.ReadAsync(http, Errors, () => Refunds(http.Request.Query)));
        api.MapGet(
            "/balance_transactions",
            (HttpContext http) => calls.ReadAsync(http, Errors, () => BalanceTransactions(http.Request.Query))
        );
    }

    /// <summary>The customer pays in the Payment Element: the money is taken without the merchant.</summary>
    public BookResult PayInWidget(string paymentIntent, bool cardDeclines)
    {
        var result = books.Pay(paymentIntent, NewKey("ch_"), cardDeclines);
        if (result.Changed)
            _ = webhooks.AnnounceAsync(NewsOf(result.Payment!, StripeWebhooks.Succeeded));
        else if (result.Refusal == Refusal.Declined)
            _ = webhooks.AnnounceAsync(NewsOf(result.Payment!, StripeWebhooks.Failed));
        return result;
    }

    private async Task CreateAsync(HttpContext http)
    {
        var body = await FaultyCalls.ReadBodyAsync(http);
        var form = QueryHelpers.ParseQuery(body);
        await calls.WriteAsync(
            http,
            Errors,
            body,
            () =>
                Won(form, "amount") is { } amount && Text(form, "currency") == "krw"
                    ? new Effect(Found(books.Open(NewKey("pi_"), amount, MetadataOf(form))))
                    : new Effect(StripeErrors.BadRequest)
        );
    }

    private async Task CancelAsync(HttpContext http, string id)
    {
        var body = await FaultyCalls.ReadBodyAsync(http);
        await calls.WriteAsync(
            http,
            Errors,
            body,
            () =>
            {
                var result = books.Close(id);
                return result.Changed
                    ? new Effect(Found(result.Payment), NewsOf(result.Payment!, StripeWebhooks.Canceled))
                    : new Effect(StripeErrors.Of(result.Refusal!.Value));
            }
        );
    }

    private async Task RefundAsync(HttpContext http)
    {
        var body = await FaultyCalls.ReadBodyAsync(http);
        var form = QueryHelpers.ParseQuery(body);
        await calls.WriteAsync(
            http,
            Errors,
            body,
            () =>
            {
                if (Text(form, "payment_intent") is not { } id)
                    return new Effect(StripeErrors.BadRequest);
                var reason = Text(form, "reason") ?? "";
                var result = books.GiveBack(id, Won(form, "amount"), reason, NewKey("re_"), MetadataOf(form));
                return result.Changed
                    ? new Effect(
                        new ProviderAnswer(200, StripeJson.Refund(result.Payment!, result.Payment!.GivenBack[^1])),
                        NewsOf(result.Payment, StripeWebhooks.Refunded)
                    )
                    : new Effect(StripeErrors.Of(result.Refusal!.Value));
            }
        );
    }

    private ProviderAnswer PaymentIntents(IQueryCollection query)
    {
        var (from, until) = Created(query);
        return Page(
            "/v1/payment_intents",
            query,
            books.All().Where(IsOfStripe).Where(p => p.RequestedAt >= from && p.RequestedAt < until).Reverse(),
            payment => payment.Key,
            StripeJson.PaymentIntent
        );
    }

    private ProviderAnswer Refunds(IQueryCollection query)
    {
        var of = query["payment_intent"].ToString();
        var refunds =
            from payment in books.All()
            where IsOfStripe(payment) && (of.Length == 0 || payment.Key == of)
            from back in payment.GivenBack
            orderby back.At descending
            select (payment, back);
        return Page(
            "/v1/refunds",
            query,
            refunds,
            refund => refund.back.Key,
            refund => StripeJson.Refund(refund.payment, refund.back)
        );
    }

    private ProviderAnswer BalanceTransactions(IQueryCollection query)
    {
        var (from, until) = Created(query);
        var type = query["type"].ToString();
        var withSource =
            query["expand[]"].Contains("data.source", StringComparer.Ordinal) || query["expand[0]"] == "data.source";
        var movements = books
            .Movements()
            .Where(m => IsOfStripe(m.Payment) && m.At >= from && m.At < until)
            .Where(m => type.Length == 0 || type == (m.Back is null ? "charge" : "refund"))
            .Reverse();
        return Page(
            "/v1/balance_transactions",
            query,
            movements,
            StripeJson.BalanceKey,
            movement => StripeJson.BalanceTransaction(movement, withSource)
        );
    }

    private static ProviderAnswer Page<T>(
        string url,
        IQueryCollection query,
        IEnumerable<T> newestFirst,
        Func<T, string> keyOf,
        Func<T, JsonObject> write
    )
    {
        var after = query["starting_after"].ToString();
        var limit = query["limit"].ToString() is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : UsualPage;
        if (limit > LargestPage)
            return StripeErrors.BadRequest;
        var all = newestFirst.ToList();
        var from = after.Length == 0 ? 0 : all.FindIndex(item => keyOf(item) == after) + 1;
        var page = all.Skip(from).Take(limit).ToList();
        return new ProviderAnswer(200, StripeJson.List(url, page.Select(write), from + page.Count < all.Count));
    }

    // Times are whole seconds, and both ends may be open or closed.
    private static (DateTimeOffset From, DateTimeOffset Until) Created(IQueryCollection query)
    {
        long? Seconds(string name) =>
            query[$"created[{name}]"].ToString() is { Length: > 0 } text
                ? long.Parse(text, CultureInfo.InvariantCulture)
                : null;
        var from = Seconds("gte") ?? Seconds("gt") + 1;
        var until = Seconds("lt") ?? Seconds("lte") + 1;
        return (
            from is { } f ? DateTimeOffset.FromUnixTimeSeconds(f) : DateTimeOffset.MinValue,
            until is { } u ? DateTimeOffset.FromUnixTimeSeconds(u) : DateTimeOffset.MaxValue
        );
    }

    private static ProviderAnswer Found(SimulatedPayment? payment) =>
        payment is null || !IsOfStripe(payment)
            ? StripeErrors.Missing
            : new ProviderAnswer(200, StripeJson.PaymentIntent(payment));

    // The books of both providers are one; only a payment of TossPayments has an order.
    private static bool IsOfStripe(SimulatedPayment payment) => payment.OrderId.Length == 0;

    private News NewsOf(SimulatedPayment payment, string change) =>
        new(NewKey("evt_"), payment, change, StripeWebhooks.Instance);

    private string NewKey(string prefix) => $"{prefix}{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    private static Dictionary<string, string> MetadataOf(Dictionary<string, StringValues> form) =>
        form.Where(each => each.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(each => each.Key[Prefix.Length..^1], each => each.Value.ToString(), StringComparer.Ordinal);

    private static string? Text(Dictionary<string, StringValues> form, string field) =>
        form.TryGetValue(field, out var value) ? value.ToString() : null;

    private static long? Won(Dictionary<string, StringValues> form, string field) =>
        long.TryParse(Text(form, field), NumberStyles.None, CultureInfo.InvariantCulture, out var won) ? won : null;

    private static async ValueTask<object?> CheckSecretAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        if (Authorizations.Contains(call.HttpContext.Request.Headers.Authorization.ToString(), StringComparer.Ordinal))
            return await next(call);
        await FaultyCalls.WriteAsync(call.HttpContext, StripeErrors.WrongSecret);
        return Results.Empty;
    }
}
