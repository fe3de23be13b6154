using System.Collections.Concurrent;
using System.Text;
using ConcertReservation.IntegrationTests.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>A collector that only stores traces, and a service that sends its traces there.</summary>
public sealed class TracingTests
{
    [Fact]
    public async Task Traces_WithAnEndpoint_ContainTheRequestTheUseCaseAndTheStatements()
    {
        await using var collector = await Collector.StartAsync();
        var service = new TracedService(collector.Address);
        await service.InitializeAsync();
        try
        {
            await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));

            await Eventually.Is(
                () => Task.FromResult(collector.Has("POST api/v1/concerts/{concertId}/reservations")),
                "the trace has a span for the request"
            );
            await Eventually.Is(
                () => Task.FromResult(collector.Has("PurchaseBatchFacade.Serve")),
                "the trace has a span for the use case"
            );
            await Eventually.Is(() => Task.FromResult(collector.Has("FOR NO KEY UPDATE")), "the statement is one");
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task Traces_OfAPurchase_ContainNoReservationAndNoSecret()
    {
        await using var collector = await Collector.StartAsync();
        var service = new TracedService(collector.Address);
        await service.InitializeAsync();
        try
        {
            var purchase = new SecretivePurchase(service.Client());
            await purchase.PlayAsync(await service.Crowd.ConcertAsync(price: 0));
            await purchase.Client.GetAsync($"/reservations/{purchase.ReservationId}?secret={purchase.ReservationId}");

            await Eventually.Is(
                () => Task.FromResult(collector.Has("GET api/v1/reservations/{reservationId}")),
                "the trace has a span for the last request"
            );
            foreach (var secret in purchase.Secrets.Append($"{purchase.ReservationId}"))
                collector.Has(secret).Should().BeFalse("a span does not contain {0}", secret);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private sealed class TracedService(Uri collector)
        : Service(instances: 1, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.ToString()));

    private sealed class Collector(WebApplication app, ConcurrentQueue<string> received) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.Single());

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<string>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapPost(
                "/v1/traces",
                async (HttpRequest request) =>
                {
                    using var body = new MemoryStream();
                    await request.Body.CopyToAsync(body);
                    // Protobuf stores texts unchanged.
                    received.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
                }
            );
            await app.StartAsync();
            return new Collector(app, received);
        }

        public bool Has(string text) => received.Any(batch => batch.Contains(text, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
