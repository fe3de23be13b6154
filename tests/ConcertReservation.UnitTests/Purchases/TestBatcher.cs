using System.Diagnostics.Metrics;
using ConcertReservation.Application.Batching;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Purchases;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.UnitTests.Purchases;

internal static class TestBatcher
{
    public static PurchaseBatcher Of(
        PurchaseService purchases,
        FakeUnitOfWork unitOfWork,
        FakeTime time,
        SaleCache? sale = null,
        ActiveTokenCache? activeTokens = null,
        IIdempotencyRepository? keys = null,
        SaleMetrics? metrics = null
    )
    {
        metrics ??= A.SaleMetrics();
        var publisher = new PurchasePublisher(
            activeTokens ?? new ActiveTokenCache(time),
            sale ?? A.SaleCache(),
            metrics
        );
        var services = new ServiceCollection()
            .AddMetrics()
            .AddScoped(_ => new PurchaseBatchFacade(
                new KeyClaims(keys ?? Mock.Of<IIdempotencyRepository>(), time),
                purchases,
                publisher,
                metrics,
                unitOfWork,
                time
            ));
        var provider = services.BuildServiceProvider();
        return new PurchaseBatcher(
            provider.GetRequiredService<IServiceScopeFactory>(),
            new PurchaseBatchLimits(new BatchLimits(GatherFor: null, MaxBatch: 64, MaxWaiting: 100)),
            new PassThrough(),
            provider.GetRequiredService<IMeterFactory>()
        );
    }
}
