using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.BestSeats;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.HouseSeats;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Planning;
using ConcertReservation.Application.Privacy;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.HouseSeats;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Privacy;
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
            .AddAccounts()
            .AddConcerts()
            .AddLine()
            .AddPurchases()
            .AddReservations()
            .AddDoors()
            .AddMoney()
            .AddCharges()
            .AddMails()
            .AddPrivacy()
            .AddOperations();

    private static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services
            .AddScoped<AccountFacade>()
            .AddScoped<StaffFacade>()
            .AddScoped<SessionFacade>()
            .AddScoped<SecondFactorService>()
            .AddScoped<AuthenticatorFacade>()
            .AddScoped<PasswordFacade>()
            .AddScoped<PasswordCheck>()
            .AddScoped<PasswordRules>()
            .AddScoped<EmailVerificationFacade>()
            .AddScoped<AccountLinks>()
            .AddScoped<SecurityTrail>()
            .AddScoped<SecurityEventFacade>()
            .AddSingleton<SecurityRefusals>()
            .AddSingleton<ResetRequests>()
            .AddSingleton<EndedSessions>();

    private static IServiceCollection AddConcerts(this IServiceCollection services) =>
        services
            .AddScoped<ConcertFacade>()
            .AddScoped<ConcertPlanningFacade>()
            .AddScoped<ConcertPublicationFacade>()
            .AddScoped<ConcertCopyFacade>()
            .AddScoped<PerformanceChangeFacade>()
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
            .AddSingleton<BestSeatsFinder>();

    private static IServiceCollection AddLine(this IServiceCollection services) =>
        services
            .AddScoped<JoinService>()
            .AddScoped<AdmissionService>()
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
            .AddSingleton<LeavePublisher>()
            .AddScoped<QueueGate>()
            .AddSingleton<QueueTokenReader>()
            .AddScopedOnDemand<QueueTokenLookup>()
            .AddScoped<QueuePolicyFacade>()
            .AddScoped<LineNoticeFacade>()
            .AddScoped<AdmissionFacade>();

    private static IServiceCollection AddPurchases(this IServiceCollection services) =>
        services
            .AddScoped<PurchaseLocks>()
            .AddScoped<PurchaseService>()
            .AddSingleton<PurchaseBatcher>()
            .AddSingleton<PurchasePublisher>()
            .AddScoped<PurchaseBatchFacade>()
            .AddScoped<KeyClaims>()
            .AddSingleton<ReservationReader>()
            .AddScopedOnDemand<ReservationCache>()
            .AddScoped<HoldFacade>()
            .AddScoped<PayFacade>()
            .AddSingleton<RefusalLog>()
            .AddScoped<RefusalFacade>();

    private static IServiceCollection AddReservations(this IServiceCollection services) =>
        services
            .AddScoped<SeatReleaseService>()
            .AddScoped<LeaveService>()
            .AddScoped<HoldReleaseService>()
            .AddScoped<ReservationFacade>()
            .AddScoped<HoldSweepFacade>()
            .AddScoped<TicketFacade>()
            .AddScoped<TicketCalendarFacade>()
            .AddScoped<ReservationSearchFacade>()
            .AddScoped<ReservationStoryFacade>()
            .AddScoped<ReservationExportFacade>()
            .AddScoped<HouseSeatService>()
            .AddScoped<SeatBlockFacade>()
            .AddScoped<IssueFacade>()
            .AddOnDemand<IReservationRepository>();

    private static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services.AddScoped<AccountExportFacade>().AddScoped<ErasureService>().AddScoped<ErasureFacade>();

    private static IServiceCollection AddDoors(this IServiceCollection services) =>
        services
            .AddScoped<CheckInFacade>()
            .AddScoped<DoorListFacade>()
            .AddScoped<DoorUploadFacade>()
            .AddScoped<DoorService>()
            .AddScoped<ExpectedTicketsFacade>();

    private static IServiceCollection AddMoney(this IServiceCollection services) =>
        services
            .AddScoped<WalletFacade>()
            .AddScoped<PaymentFacade>()
            .AddScoped<SettlementFacade>()
            .AddScoped<RefundService>()
            .AddScoped<RefundFacade>()
            .AddScoped<StaffRefundFacade>()
            .AddScoped<CancellationService>()
            .AddScoped<CancellationFacade>()
            .AddScoped<CancellationRefundService>()
            .AddScoped<CancellationRefundFacade>()
            .AddSingleton<CancellationProgressFacade>();

    private static IServiceCollection AddCharges(this IServiceCollection services) =>
        services
            .AddScoped<ChargeService>()
            .AddScoped<ChargeSettler>()
            .AddScoped<ChargeFacade>()
            .AddScoped<ChargeCancellationFacade>()
            .AddScoped<ChargeReconciliationFacade>()
            .AddScoped<ChargeComparisonFacade>()
            .AddSingleton<ChargeMetrics>();

    private static IServiceCollection AddMails(this IServiceCollection services) =>
        services
            .AddScoped<MailSendingFacade>()
            .AddScoped<MailSweepFacade>()
            .AddScoped<MailingFacade>()
            .AddScoped<MailRequestFacade>()
            .AddScoped<HolderMessageFacade>()
            .AddScoped<TurnMailFacade>()
            .AddScoped<NearTurnFacade>()
            .AddSingleton<MailMetrics>();

    private static IServiceCollection AddOperations(this IServiceCollection services) =>
        services
            .AddScoped<AuditTrail>()
            .AddScoped<OperationsFacade>()
            .AddSingleton<SaleStatsFacade>()
            .AddScoped<SaleHistoryFacade>()
            .AddSingleton<SaleMetrics>()
            .AddScopedOnDemand<IdempotencyFacade>();

    /// <summary>
    /// Registers a factory too, for requests that often end before they need the service and its database connection.
    /// </summary>
    private static IServiceCollection AddScopedOnDemand<T>(this IServiceCollection services)
        where T : class => services.AddScoped<T>().AddOnDemand<T>();

    private static IServiceCollection AddOnDemand<T>(this IServiceCollection services)
        where T : class => services.AddScoped<Func<T>>(scope => scope.GetRequiredService<T>);
}
