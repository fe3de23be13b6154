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
            table => table.HasCheckConstraint("ck_accounts_role", "role IN ('customer', 'operator')")
        );
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Email).HasMaxLength(Account.MaxEmailLength).IsRequired();
        // No length: upper case may be longer than what was typed.
        account.Property(a => a.NormalizedEmail).IsRequired();
        account.Property(a => a.UserName).HasMaxLength(Account.MaxEmailLength).IsRequired();
        account.Property(a => a.NormalizedUserName).IsRequired();
        account.Property(a => a.Name).HasMaxLength(Account.MaxNameLength);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();

        // E-mail compares case-insensitively: Identity keeps it in upper case beside the one that was typed.
        account.HasIndex(a => a.NormalizedEmail).IsUnique().HasDatabaseName(SchemaRefusal.OneAccountPerEmail);
        account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName(SchemaRefusal.OneAccountPerUserName);

        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
    }
}
