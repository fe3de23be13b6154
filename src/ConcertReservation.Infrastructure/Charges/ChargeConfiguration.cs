using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Wallets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Charges;

internal sealed class ChargeConfiguration : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> charge)
    {
        charge.ToTable(
            "charges",
            table =>
            {
                table.HasCheckConstraint("ck_charges_amount", $"amount BETWEEN 1 AND {Wallet.MaxCharge}");
                table.HasCheckConstraint(
                    "ck_charges_status",
                    """
                    (status = 'pending' AND ended_at IS NULL AND entry_id IS NULL)
                    OR (status = 'paid' AND ended_at IS NOT NULL AND reference IS NOT NULL AND entry_id = id)
                    OR (status IN ('declined', 'expired') AND ended_at IS NOT NULL AND entry_id IS NULL)
                    """
                );
                table.HasCheckConstraint(
                    "ck_charges_cancelled",
                    "cancelled_amount BETWEEN 0 AND amount AND (cancelled_amount = 0 OR status = 'paid')"
                );
                table.HasCheckConstraint("ck_charges_expiry", "expires_at > created_at");
                table.HasCheckConstraint("ck_charges_request", "(request_key IS NULL) = (request_fingerprint IS NULL)");
            }
        );
        charge.Property(c => c.Id).ValueGeneratedNever();
        // Each update names the customer, so that the table can be split by customer (decision 13).
        charge.Property(c => c.UserId).IsConcurrencyToken();
        charge.Ignore(c => c.IsPaid).Ignore(c => c.Remaining);
        charge.HasOne<Wallet>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
        // A paid charge is in the ledger, once.
        charge.HasOne<LedgerEntry>().WithMany().HasForeignKey(c => c.EntryId).OnDelete(DeleteBehavior.Restrict);
        charge.HasIndex(c => new { c.UserId, c.Id }, "ix_charges_user");
        // Two charges cannot be credited for one payment.
        charge.HasIndex(c => new { c.Provider, c.Reference }, "ux_charges_reference").IsUnique();
        charge.HasIndex(c => new { c.UserId, c.RequestKey }, "ux_charges_request").IsUnique();
        charge.HasIndex(c => c.DueAt, "ix_charges_due").HasFilter("status = 'pending'");
        charge.HasIndex(c => c.EndedAt, "ix_charges_paid").HasFilter("status = 'paid'");
    }
}

internal sealed class ChargeCancellationConfiguration : IEntityTypeConfiguration<ChargeCancellation>
{
    public void Configure(EntityTypeBuilder<ChargeCancellation> cancellation)
    {
        cancellation.ToTable(
            "charge_cancellations",
            table =>
            {
                table.HasCheckConstraint("ck_charge_cancellations_amount", "amount > 0");
                table.HasCheckConstraint(
                    "ck_charge_cancellations_status",
                    """
                    (status = 'pending') = (ended_at IS NULL) AND (status = 'refused') = (put_back_entry_id IS NOT NULL)
                    """
                );
                table.HasCheckConstraint(
                    "ck_charge_cancellations_request",
                    "(request_key IS NULL) = (request_fingerprint IS NULL)"
                );
            }
        );
        cancellation.Property(c => c.Id).ValueGeneratedNever();
        cancellation.Property(c => c.UserId).IsConcurrencyToken();
        cancellation.HasOne<Charge>().WithMany().HasForeignKey(c => c.ChargeId).OnDelete(DeleteBehavior.Restrict);
        cancellation.HasOne<Wallet>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
        // The wallet is debited once for each, and credited once for each that the provider refused.
        cancellation
            .HasOne<LedgerEntry>()
            .WithOne()
            .HasForeignKey<ChargeCancellation>(c => c.Id)
            .OnDelete(DeleteBehavior.Restrict);
        cancellation
            .HasOne<LedgerEntry>()
            .WithMany()
            .HasForeignKey(c => c.PutBackEntryId)
            .OnDelete(DeleteBehavior.Restrict);
        cancellation.HasIndex(c => c.PutBackEntryId, "ux_charge_cancellations_put_back").IsUnique();
        cancellation.HasIndex(c => new { c.UserId, c.ChargeId }, "ix_charge_cancellations_charge");
        cancellation.HasIndex(c => new { c.UserId, c.RequestKey }, "ux_charge_cancellations_request").IsUnique();
        cancellation.HasIndex(c => c.DueAt, "ix_charge_cancellations_due").HasFilter("status = 'pending'");
    }
}
