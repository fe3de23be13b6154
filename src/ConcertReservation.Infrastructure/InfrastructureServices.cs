using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Operations;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;
using ConcertReservation.Infrastructure.Accounts;
using ConcertReservation.Infrastructure.Audit;
using ConcertReservation.Infrastructure.Cancellations;
using ConcertReservation.Infrastructure.Charges;
using ConcertReservation.Infrastructure.Concerts;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Startup;
using ConcertReservation.Infrastructure.Idempotency;
using ConcertReservation.Infrastructure.Mails;
using ConcertReservation.Infrastructure.Operations;
using ConcertReservation.Infrastructure.Payments;
using ConcertReservation.Infrastructure.Privacy;
using ConcertReservation.Infrastructure.Purchases;
using ConcertReservation.Infrastructure.Queue;
using ConcertReservation.Infrastructure.Reservations;
using ConcertReservation.Infrastructure.Security;
using ConcertReservation.Infrastructure.Wallets;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>
    /// Registers the implementations of the domain's and application's interfaces, on one PostgreSQL.
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<MigratedHealthCheck>("database");
        return services
            .AddSingleton<MigratedHealthCheck>()
            .AddDatabase()
            .AddSigning()
            .AddAccounts()
            .AddMails()
            .AddPrivacy()
            .AddCharges()
            .AddScoped<IConcertRepository, ConcertRepository>()
            .AddScoped<ISeatRepository, SeatRepository>()
            .AddScoped<ISeatPlanRepository, SeatPlanRepository>()
            .AddScoped<ISeatChangeRepository, SeatChangeRepository>()
            .AddSingleton<SeatMapReader>()
            .AddSingleton<SeatChangeReader>()
            .AddSingleton<ISaleSource, SaleSource>()
            .AddSingleton<ICatalogueSource, CatalogueSource>()
            .AddSingleton<IReservationSource, ReservationSource>()
            .AddScoped<ILineRepository, LineRepository>()
            .AddScoped<IQueueTokenRepository, QueueTokenRepository>()
            .AddSingleton<IQueueTokenSource, QueueTokenSource>()
            .AddSingleton<ILineStateSource, LineStateSource>()
            .AddScoped<IReservationRepository, ReservationRepository>()
            .AddSingleton<UnusedSerials>()
            .AddScoped<IReservationSerials, ReservationSerials>()
            .AddScoped<IReservationSearchRepository, ReservationSearchRepository>()
            .AddScoped<IReservationStoryRepository, ReservationStoryRepository>()
            .AddScoped<IRefusalRepository, RefusalRepository>()
            .AddScoped<ICheckInRepository, CheckInRepository>()
            .AddScoped<IDoorRepository, DoorRepository>()
            .AddScoped<IPaymentRepository, PaymentRepository>()
            .AddScoped<ICancellationRepository, CancellationRepository>()
            .AddSingleton<ISettlementSource, SettlementSource>()
            .AddScoped<IWalletRepository, WalletRepository>()
            .AddScoped<IAuditRepository, AuditRepository>()
            .AddScoped<IInvariantRepository, InvariantRepository>()
            .AddSingleton<ISaleFiguresSource, SaleFiguresSource>()
            .AddScoped<ISaleHistoryRepository, SaleHistoryRepository>()
            .AddScoped<IIdempotencyRepository, IdempotencyRepository>();
    }
}
