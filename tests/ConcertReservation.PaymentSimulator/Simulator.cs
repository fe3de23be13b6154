using System.Text.Json.Serialization;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Calls;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.PaymentSimulator.Faults;
using ConcertReservation.PaymentSimulator.Stripe;
using ConcertReservation.PaymentSimulator.TossPayments;
using ConcertReservation.PaymentSimulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.PaymentSimulator;

/// <summary>
/// The two payment providers, written from their public documentation, with faults that a seed decides. The books are in
/// the memory of this process, which a run does not kill.
/// </summary>
internal static class Simulator
{
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder
            .Services.AddSingleton(TimeProvider.System)
            .AddSingleton<ProviderBooks>()
            .AddSingleton<SeededFaults>()
            .AddSingleton<Tally>()
            .AddSingleton<StoredAnswers>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<FaultyCalls>()
            .AddSingleton<TossApi>()
            .AddSingleton<StripeApi>()
            .AddSingleton<ControlApi>()
            .ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));

        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.Services.GetRequiredService<TossApi>().Map(app);
        app.Services.GetRequiredService<StripeApi>().Map(app);
        app.Services.GetRequiredService<ControlApi>().Map(app);
        return app;
    }
}
