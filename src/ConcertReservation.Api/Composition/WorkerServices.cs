using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Cancellations;
using ConcertReservation.Api.Charges;
using ConcertReservation.Api.Concerts;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Mails;
using ConcertReservation.Api.Operations;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new JoinBatchLimits(
                provider.GetRequiredService<IOptions<JoinOptions>>().Value.Limits
            ))
            .AddSingleton(provider => new PurchaseBatchLimits(
                provider.GetRequiredService<IOptions<PurchaseOptions>>().Value.Limits
            ))
            .AddSingleton<IJoinLimiter, JoinLimiter>()
            .AddHostedService<AdmissionWorker>()
            .AddHostedService<LineStateWorker>()
            .AddHostedService<HoldSweeper>()
            .AddHostedService<CancellationWorker>()
            .AddHostedService<SeatChangeSweeper>()
            .AddHostedService<SaleHistoryWorker>()
            .AddHostedService<RefusalWorker>()
            .AddHostedService<RefusalSweeper>()
            .AddHostedService<ChargeWorker>()
            .AddHostedService<MailWorker>()
            .AddHostedService<MailingWorker>()
            .AddHostedService<NearTurnWorker>()
            .AddHostedService<MailSweeper>()
            .AddHostedService<IdempotencySweeper>()
            .AddHostedService<EndedSessionWorker>()
            .AddHostedService<SessionSweeper>()
            .AddHostedService<ResetRequestWorker>()
            .AddHostedService<SecurityEventWorker>()
            .AddHostedService<SecurityEventSweeper>();
}
