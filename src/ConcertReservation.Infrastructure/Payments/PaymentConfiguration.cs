using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable(
            "payments",
            table =>
            {
                table.HasCheckConstraint("ck_payments_amount", "amount >= 0");
                table.HasCheckConstraint(
                    "ck_payments_method",
                    "method IN ('wallet', 'box_office') OR (method = 'comp' AND amount = 0)"
                );
                table.HasCheckConstraint("ck_payments_user", "(method = 'wallet') = (user_id IS NOT NULL)");
            }
        );
        payment.Property(p => p.Id).ValueGeneratedNever();
        // The version before does not write it.
        payment.Property(p => p.Method).HasDefaultValue(PaymentMethod.Wallet);
        // One payment per reservation, enforced by the unique index too: the use case checks the status under the lock.
        payment
            .HasOne<Reservation>()
            .WithOne()
            .HasForeignKey<Payment>(p => p.ReservationId)
            .OnDelete(DeleteBehavior.Restrict);
        payment.HasOne<Concert>().WithMany().HasForeignKey(p => p.ConcertId).OnDelete(DeleteBehavior.Restrict);
        payment.HasOne<AccountRecord>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
        payment.HasIndex(p => p.ReservationId).IsUnique();
        payment.HasIndex(p => new { p.UserId, p.Id });
        // The figures of the box office. A purchase does not write it.
        payment
            .HasIndex(p => p.ConcertId)
            .HasFilter("method <> 'wallet'")
            .HasDatabaseName("ix_payments_not_from_wallets");
    }
}
