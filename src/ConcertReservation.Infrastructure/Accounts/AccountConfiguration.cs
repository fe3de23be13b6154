using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<AccountRecord>
{
    public void Configure(EntityTypeBuilder<AccountRecord> account)
    {
        account.ToTable(
            "accounts",
            table =>
            {
                table.HasCheckConstraint("ck_accounts_role", "role IN ('customer', 'operator', 'gate', 'box_office')");
                table.HasCheckConstraint(
                    "ck_accounts_performance_ids",
                    "performance_ids = '{}' OR (role = 'gate' AND cardinality(performance_ids) <= 50)"
                );
                table.HasCheckConstraint("ck_accounts_language", "language IN ('ko', 'en')");
                table.HasCheckConstraint("ck_accounts_removed", "removed_at IS NULL OR password_hash IS NULL");
            }
        );
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Email).HasMaxLength(Account.MaxEmailLength).IsRequired();
        // No maximum length: the upper-case form can be longer than the e-mail address.
        account.Property(a => a.NormalizedEmail).IsRequired();
        account.Property(a => a.UserName).HasMaxLength(Account.MaxEmailLength).IsRequired();
        account.Property(a => a.NormalizedUserName).IsRequired();
        // No maximum length: a character as people count them can consist of several code points.
        account.Property(a => a.Name).IsRequired();
        // The version before inserts accounts without a language.
        account.Property(a => a.Language).HasDefaultValue(Language.Ko).HasSentinel(Language.Ko);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();

        // Identity compares e-mail addresses without case: it stores an upper-case form beside the original.
        account.HasIndex(a => a.NormalizedEmail).IsUnique().HasDatabaseName(SchemaRefusal.OneAccountPerEmail);
        account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName(SchemaRefusal.OneAccountPerUserName);

        account.Property(a => a.PerformanceIds).HasDefaultValueSql("'{}'");
        // The staff are few among many customers.
        account
            .HasIndex(a => a.Id)
            .HasFilter("role <> 'customer' AND removed_at IS NULL")
            .HasDatabaseName("ix_accounts_staff");

        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
    }
}
