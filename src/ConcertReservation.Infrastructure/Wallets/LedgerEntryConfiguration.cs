using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Wallets;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable(
            "ledger_entries",
            table =>
            {
                table.HasCheckConstraint("ck_ledger_entries_balance_after", "balance_after >= 0");
                // Money that a provider has taken is credited whatever the balance is; the limit is checked at the opening.
                table.HasCheckConstraint(
                    "ck_ledger_entries_charge_limit",
                    $"cause <> 'charge' OR charge_id IS NOT NULL OR balance_after <= {Wallet.MaxBalance}"
                );
                table.HasCheckConstraint(
                    "ck_ledger_entries_cause",
                    """
                    (cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)
                    OR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                    OR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                    OR (cause = 'forfeit' AND amount < 0 AND balance_after = 0 AND payment_id IS NULL
                        AND reservation_id IS NULL)
                    OR (cause = 'charge_cancellation' AND amount <> 0 AND payment_id IS NULL AND reservation_id IS NULL)
                    """
                );
                // The id of the entry is the id of the charge: the key of the table refuses a second credit.
                table.HasCheckConstraint(
                    "ck_ledger_entries_charge",
                    """
                    (cause = 'charge' AND (charge_id IS NULL OR charge_id = id))
                    OR (cause = 'charge_cancellation') = (charge_id IS NOT NULL)
                    """
                );
            }
        );
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasOne<Wallet>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Reservation>().WithMany().HasForeignKey(e => e.ReservationId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Charge>().WithMany().HasForeignKey(e => e.ChargeId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Payment>().WithMany().HasForeignKey(e => e.PaymentId).OnDelete(DeleteBehavior.Restrict);

        // The entries of a wallet are numbered: two changes that did not see each other violate this index.
        entry.HasIndex(e => new { e.UserId, e.Sequence }).IsUnique().HasDatabaseName("ux_ledger_entries_sequence");
        // At most one payment per reservation. It can have several refunds; refunded_seats allows one of each seat.
        entry.HasIndex(e => e.ReservationId, "ux_ledger_entries_payment").IsUnique().HasFilter("cause = 'payment'");
        entry.HasIndex(e => e.ReservationId, "ix_ledger_entries_refund").HasFilter("cause = 'refund'");
    }
}
