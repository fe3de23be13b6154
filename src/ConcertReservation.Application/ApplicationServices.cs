using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.BestSeats;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application;

public static class ApplicationServices
{
    /// <summary>Registers the facades and the domain services that they use.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services) =>
        services
            .AddLine()
            .AddScoped<JoinService>()
            .AddScoped<AdmissionService>()
            .AddScoped<SeatReleaseService>()
            .AddScoped<PurchaseLocks>()
            .AddScoped<PurchaseService>()
            .AddScoped<HoldReleaseService>()
            .AddScoped<RefundService>()
            .AddScoped<AccountFacade>()
            .AddScoped<StaffFacade>()
            .AddScoped<SessionFacade>()
            .AddSingleton<EndedSessions>()
            .AddScoped<ConcertFacade>()
            .AddScoped<ConcertPlanningFacade>()
            .AddScoped<EditableConcertFacade>()
            .AddScoped<PerformanceFacade>()
            .AddSingleton<SaleCache>()
            .AddSingleton<CatalogueCache>()
            .AddSingleton<SeatAnswerCache>()
            .AddSingleton<SeatAnswerWatcher>()
            .AddSingleton<SeatStatesFacade>()
            .AddSingleton<SeatPlanFacade>()
            .AddScoped<SeatChangeSweepFacade>()
            .AddSingleton<SeatAvailabilityReader>()
            .AddSingleton<BestSeatsFinder>()
            .AddScoped<HoldFacade>()
            .AddScoped<ReservationFacade>()
            .AddScoped<HoldSweepFacade>()
            .AddScoped<TicketFacade>()
            .AddScoped<CheckInFacade>()
            .AddScoped<DoorListFacade>()
            .AddScoped<DoorUploadFacade>()
            .AddScoped<DoorService>()
            .AddScoped<ExpectedTicketsFacade>()
            .AddScoped<ReservationExportFacade>()
            .AddSingleton<PurchaseBatcher>()
            .AddSingleton<PurchasePublisher>()
            .AddScoped<PurchaseBatchFacade>()
            .AddScoped<KeyClaims>()
            .AddSingleton<ReservationReader>()
            .AddScopedOnDemand<ReservationCache>()
            .AddScoped<PayFacade>()
            .AddScoped<PaymentFacade>()
            .AddScoped<RefundFacade>()
            .AddScoped<WalletFacade>()
            .AddScoped<MailSendingFacade>()
            .AddScoped<MailSweepFacade>()
            .AddScoped<MailingFacade>()
            .AddScoped<MailRequestFacade>()
            .AddScoped<HolderMessageFacade>()
            .AddSingleton<MailMetrics>()
            .AddScoped<AuditTrail>()
            .AddScoped<OperationsFacade>()
            .AddSingleton<SaleStatsFacade>()
            .AddScoped<SaleHistoryFacade>()
            .AddSingleton<SaleMetrics>()
            .AddScopedOnDemand<IdempotencyFacade>()
            .AddOnDemand<IReservationRepository>();

    private static IServiceCollection AddLine(this IServiceCollection services) =>
        services
            .AddSingleton<LineStateCache>()
            .AddSingleton<ActiveTokenCache>()
            .AddSingleton<QueueTokenDescriber>()
            .AddSingleton<QueuePositionWatcher>()
            .AddSingleton<QueuePositionFacade>()
            .AddSingleton<AdmittedStreamFacade>()
            .AddSingleton<JoinBatcher>()
            .AddSingleton<JoinFacade>()
            .AddScoped<JoinBatchFacade>()
            .AddScoped<LeaveFacade>()
            .AddScoped<QueueGate>()
            .AddSingleton<QueueTokenReader>()
            .AddScopedOnDemand<QueueTokenLookup>()
            .AddScoped<QueuePolicyFacade>()
            .AddScoped<AdmissionFacade>();

    /// <summary>
    /// Registers a factory too, for requests that often end before they need the service and its database connection.
    /// </summary>
    private static IServiceCollection AddScopedOnDemand<T>(this IServiceCollection services)
        where T : class => services.AddScoped<T>().AddOnDemand<T>();

    private static IServiceCollection AddOnDemand<T>(this IServiceCollection services)
        where T : class => services.AddScoped<Func<T>>(scope => scope.GetRequiredService<T>);
}
