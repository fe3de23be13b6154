using System.Text.Json.Serialization;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Faults;
using ConcertReservation.PaymentSimulator.Stripe;
using ConcertReservation.PaymentSimulator.TossPayments;
using ConcertReservation.PaymentSimulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ConcertReservation.PaymentSimulator.Control;

/// <summary>What no provider has: the customer in the widget, the books, the faults.</summary>
internal sealed class ControlApi(
    ProviderBooks books,
    SeededFaults faults,
    Tally tally,
    WebhookSender webhooks,
    TossApi toss,
    StripeApi stripe
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/simulator/pay", (WidgetPayment payment) => Answer(Pay(payment)));
        routes.MapGet("/simulator/books", () => new BookPages(books.All(), webhooks.UnderWay));
        routes.MapGet("/simulator/faults", () => tally.Counts);
        routes.MapPut(
            "/simulator/faults",
            (FaultPlan plan) =>
            {
                faults.Plan = plan;
                return Results.NoContent();
            }
        );
        routes.MapPut(
            "/simulator/settings",
            (SimulatorSettings settings) =>
            {
                webhooks.Targets = settings.WebhookTargets;
                books.ConfirmWithin = settings.ConfirmWithin ?? books.ConfirmWithin;
                return Results.NoContent();
            }
        );
    }

    private BookResult Pay(WidgetPayment payment) =>
        payment.Provider == SimulatedProvider.TossPayments
            ? new(toss.PayInWidget(payment.OrderId!, payment.Amount, payment.CardDeclines), null)
            : stripe.PayInWidget(payment.PaymentIntent!, payment.CardDeclines);

    private static IResult Answer(BookResult result) =>
        result.Payment is null ? Results.NotFound() : Results.Ok(result.Payment);
}

internal enum SimulatedProvider
{
    TossPayments,
    Stripe,
}

/// <summary>What the customer does in the widget.</summary>
/// <param name="OrderId">Only TossPayments.</param>
/// <param name="PaymentIntent">The id; only Stripe.</param>
/// <param name="Amount">What the page names to the widget; only TossPayments. A PaymentIntent has its own.</param>
internal sealed record WidgetPayment(
    [property: JsonRequired] SimulatedProvider Provider,
    string? OrderId = null,
    string? PaymentIntent = null,
    long Amount = 0,
    bool CardDeclines = false
);

/// <param name="ConfirmWithin">How long the merchant may confirm; null leaves it as it is.</param>
internal sealed record SimulatorSettings(IReadOnlyList<Uri> WebhookTargets, TimeSpan? ConfirmWithin = null);

/// <param name="WebhooksUnderWay">Webhooks that are delayed or retried.</param>
internal sealed record BookPages(IReadOnlyList<SimulatedPayment> Payments, int WebhooksUnderWay);
