using ConcertReservation.Api.Common.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;

namespace ConcertReservation.Api.Composition;

internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services
            .AddOptions<QueueOptions>()
            .BindConfiguration(QueueOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<HoldSweepOptions>()
            .BindConfiguration(HoldSweepOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddHostedService<AdmissionWorker>()
            .AddHostedService<HoldSweeper>()
            .AddHostedService<IdempotencySweeper>();
    }
}
