using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;
using ConcertReservation.Infrastructure.Accounts;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Idempotency;
using ConcertReservation.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace ConcertReservation.Infrastructure.Database;

internal sealed class ConcertReservationDb : DbContext, IDataProtectionKeyContext
{
    public ConcertReservationDb(DbContextOptions<ConcertReservationDb> options)
        : base(options)
    {
        // A failed save ends the transaction, so a savepoint before each save would be a useless round trip.
        Database.AutoSavepointsEnabled = false;
    }

    public DbSet<AccountRecord> Accounts => Set<AccountRecord>();
    public DbSet<Concert> Concerts => Set<Concert>();
    public DbSet<Performance> Performances => Set<Performance>();
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<Line> Lines => Set<Line>();
    public DbSet<QueueToken> QueueTokens => Set<QueueToken>();
    public DbSet<AbandonedPlace> AbandonedPlaces => Set<AbandonedPlace>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<DoorAdmission> DoorAdmissions => Set<DoorAdmission>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Wallet> Wallets => Set<Wallet>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<Charge> Charges => Set<Charge>();
    public DbSet<ChargeCancellation> ChargeCancellations => Set<ChargeCancellation>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Cancellation> Cancellations => Set<Cancellation>();
    public DbSet<CancellationRefund> CancellationRefunds => Set<CancellationRefund>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<IdempotencyRecord> IdempotencyKeys => Set<IdempotencyRecord>();
    public DbSet<SigningKeyRecord> SigningKeys => Set<SigningKeyRecord>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConcertReservationDb).Assembly);
        modelBuilder.NameTheConcertIdInUpdates();
        modelBuilder.UseSnakeCaseNames();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // Each index costs every purchase, so each is chosen: see docs/performance.md.
        conventions.Conventions.Remove<ForeignKeyIndexConvention>();
        conventions.Properties<Role>().HaveConversion<StoredName<Role>>();
        conventions.Properties<Language>().HaveConversion<StoredName<Language>>();
        conventions.Properties<SeatStatus>().HaveConversion<StoredName<SeatStatus>>();
        conventions.Properties<QueueTokenStatus>().HaveConversion<StoredName<QueueTokenStatus>>();
        conventions.Properties<ReservationStatus>().HaveConversion<StoredName<ReservationStatus>>();
        conventions.Properties<PaymentMethod>().HaveConversion<StoredName<PaymentMethod>>();
        conventions.Properties<CancellationRefundStatus>().HaveConversion<StoredName<CancellationRefundStatus>>();
        conventions.Properties<DoorOutcome>().HaveConversion<StoredName<DoorOutcome>>();
        conventions.Properties<PaymentProviderName>().HaveConversion<StoredName<PaymentProviderName>>();
        conventions.Properties<ChargeStatus>().HaveConversion<StoredName<ChargeStatus>>();
        conventions.Properties<ChargeCancellationStatus>().HaveConversion<StoredName<ChargeCancellationStatus>>();
        conventions.Properties<LedgerCause>().HaveConversion<StoredName<LedgerCause>>();
    }
}
