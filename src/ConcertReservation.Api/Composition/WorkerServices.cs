using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Queue;

namespace ConcertReservation.Api.Composition;

internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) =>
        services
            .AddSingleton<IJoinBatcher, JoinBatcher>()
            .AddSingleton<Places>()
            .AddHostedService<AdmissionWorker>()
            .AddHostedService<LineStateWorker>()
            .AddHostedService<HoldSweeper>()
            .AddHostedService<IdempotencySweeper>();
}
