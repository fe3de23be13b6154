using ConcertReservation.Api.Common.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Queue;

namespace ConcertReservation.Api.Composition;

internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) =>
        services
            .AddSingleton<IJoinDesk, JoinDesk>()
            .AddSingleton<Places>()
            .AddHostedService<AdmissionWorker>()
            .AddHostedService<PictureWorker>()
            .AddHostedService<HoldSweeper>()
            .AddHostedService<IdempotencySweeper>();
}
