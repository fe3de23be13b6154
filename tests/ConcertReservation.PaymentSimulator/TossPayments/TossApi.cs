using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Calls;
using ConcertReservation.PaymentSimulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ConcertReservation.PaymentSimulator.TossPayments;

/// <summary>The Core API of TossPayments: confirm, look up, cancel, transactions and settlements.</summary>
internal sealed class TossApi(ProviderBooks books, FaultyCalls calls, WebhookSender webhooks, TimeProvider clock)
{
    private const int UsualPage = 100;
    private const int LargestPage = 5_000;
    private static readonly TossErrors Errors = TossErrors.Instance;

    private static readonly string Authorization =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(ProviderKeys.TossSecret + ":"));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").AddEndpointFilter(CheckSecretAsync);
        api.MapPost("/payments/confirm", (HttpContext http) => ConfirmAsync(http));
        api.MapPost("/payments/{key}/cancel", (HttpContext http, string key) => CancelAsync(http, key));
        api.MapGet(
            "/payments/{key}",
            (HttpContext http, string key) => calls.ReadAsync(http, Errors, () => Found(books.Find(key)))
        );
        api.MapGet(
            "/payments/orders/{orderId}",
            (HttpContext http, string orderId) => calls.ReadAsync(http, Errors, () => Found(books.FindOrder(orderId)))
        );
        api.MapGet(
            "/transactions",
            (HttpContext http) => calls.ReadAsync(http, Errors, () => Transactions(http.Request.Query))
        );
        api.MapGet(
            "/settlements",
            (HttpContext http) => calls.ReadAsync(http, Errors, () => Settlements(http.Request.Query))
        );
    }

    /// <summary>The customer pays. The merchant's page gets the paymentKey in the address it is sent to.</summary>
    public SimulatedPayment PayInWidget(string orderId, long amount, bool cardDeclines)
    {
        var payment = books.Authenticate(NewKey("tgen_"), orderId, amount, cardDeclines);
        webhooks.MaybeForge(NewsOf(payment));
        return payment;
    }

    private async Task ConfirmAsync(HttpContext http)
    {
        var body = await FaultyCalls.ReadBodyAsync(http);
        await calls.WriteAsync(
            http,
            Errors,
            body,
            () =>
            {
                if (
                    Parse(body) is not { } asked
                    || Text(asked, "paymentKey") is not { } key
                    || Text(asked, "orderId") is not { } orderId
                    || Won(asked, "amount") is not { } amount
                )
                    return new Effect(TossErrors.BadRequest);
                var result = books.Confirm(key, orderId, amount, NewKey(""));
                // A refused card ends the payment, and that is a change too.
                var news = result.Changed || result.Refusal == Refusal.Declined ? NewsOf(result.Payment!) : null;
                return result.Changed
                    ? new Effect(Found(result.Payment), news)
                    : new Effect(TossErrors.OfConfirmation(result.Refusal!.Value), news);
            }
        );
    }

    private async Task CancelAsync(HttpContext http, string key)
    {
        var body = await FaultyCalls.ReadBodyAsync(http);
        await calls.WriteAsync(
            http,
            Errors,
            body,
            () =>
            {
                if (Parse(body) is not { } asked || Text(asked, "cancelReason") is not { } reason)
                    return new Effect(TossErrors.BadRequest);
                var result = books.GiveBack(key, Won(asked, "cancelAmount"), reason, NewKey(""));
                return result.Changed
                    ? new Effect(Found(result.Payment), NewsOf(result.Payment!))
                    : new Effect(TossErrors.OfCancel(result.Refusal!.Value));
            }
        );
    }

    private ProviderAnswer Transactions(IQueryCollection query)
    {
        var after = query["startingAfter"].ToString();
        var size = Number(query["limit"].ToString(), UsualPage);
        if (size > LargestPage)
            return TossErrors.BadRequest;
        var found = Between(query).ToList();
        var from = after.Length == 0 ? 0 : found.FindIndex(movement => movement.Key == after) + 1;
        return List(found.Skip(from).Take(size).Select(TossJson.Transaction));
    }

    private ProviderAnswer Settlements(IQueryCollection query)
    {
        var size = Number(query["size"].ToString(), UsualPage);
        var page = Number(query["page"].ToString(), 1);
        return size > LargestPage
            ? TossErrors.BadRequest
            : List(Between(query).Skip((page - 1) * size).Take(size).Select(TossJson.Settlement));
    }

    // The books of both providers are one; a payment of TossPayments has an order.
    private IEnumerable<Movement> Between(IQueryCollection query)
    {
        var from = TossJson.ParseLocal(query["startDate"].ToString());
        var end = TossJson.ParseLocal(query["endDate"].ToString());
        // A date without a time means the whole day; a time is given in seconds.
        var until = query["endDate"].ToString().Contains('T') ? end.AddSeconds(1) : end.AddDays(1);
        return books.Movements().Where(m => m.Payment.OrderId.Length > 0 && m.At >= from && m.At < until);
    }

    private static ProviderAnswer List(IEnumerable<JsonObject> items) => new(200, new JsonArray([.. items]));

    private static ProviderAnswer Found(SimulatedPayment? payment) =>
        payment is null || payment.OrderId.Length == 0
            ? TossErrors.NotFound
            : new ProviderAnswer(200, TossJson.Payment(payment));

    private News NewsOf(SimulatedPayment payment) =>
        new(NewKey("whtrans_"), payment, TossWebhooks.StatusChanged, TossWebhooks.Instance);

    private string NewKey(string prefix) => $"{prefix}{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    private static int Number(string text, int usual) =>
        text.Length == 0 ? usual : int.Parse(text, CultureInfo.InvariantCulture);

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static long? Won(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue<long>(out var won) ? won : null;

    private static async ValueTask<object?> CheckSecretAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        if (call.HttpContext.Request.Headers.Authorization == Authorization)
            return await next(call);
        await FaultyCalls.WriteAsync(call.HttpContext, TossErrors.WrongSecret);
        return Results.Empty;
    }
}
