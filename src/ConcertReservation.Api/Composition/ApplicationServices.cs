using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Composition;

internal static class ApplicationServices
{
    /// <summary>The facades, and the domain services they use. Repositories come from the infrastructure.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services) =>
        services
            .AddScoped<JoinService>()
            .AddScoped<AdmissionService>()
            .AddScoped<SeatHoldService>()
            .AddScoped<SeatReleaseService>()
            .AddScoped<PaymentService>()
            .AddScoped<RefundService>()
            .AddScoped<AccountFacade>()
            .AddScoped<ConcertFacade>()
            .AddScoped<ConcertPlanningFacade>()
            .AddScoped<PerformanceFacade>()
            .AddSingleton<SaleCache>()
            .AddSingleton<SeatAvailabilityReader>()
            .AddSingleton<HoldPrecheck>()
            .AddSingleton<LineStateCache>()
            .AddSingleton<WaitingRoom>()
            .AddSingleton<ActiveTokenCache>()
            .AddScoped<JoinFacade>()
            .AddScoped<Gate>()
            .AddScopedOnDemand<QueueFacade>()
            .AddScoped<QueuePolicyFacade>()
            .AddScoped<AdmissionFacade>()
            .AddScopedOnDemand<ReservationFacade>()
            .AddScoped<HoldSweepFacade>()
            .AddScoped<TicketFacade>()
            .AddScoped<CheckInFacade>()
            .AddScoped<ReservationExportFacade>()
            .AddScopedOnDemand<ReservationCache>()
            .AddScoped<PaymentFacade>()
            .AddScoped<WalletFacade>()
            .AddScoped<AuditTrail>()
            .AddScoped<OperationsFacade>()
            .AddSingleton<SaleStats>()
            .AddScopedOnDemand<IdempotencyFacade>();

    /// <summary>Also as a function, for requests that may be answered before they need it and its connection.</summary>
    private static IServiceCollection AddScopedOnDemand<T>(this IServiceCollection services)
        where T : class => services.AddScoped<T>().AddScoped<Func<T>>(scope => scope.GetRequiredService<T>);
}
