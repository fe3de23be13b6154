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
                table.HasCheckConstraint("ck_accounts_role", "role IN ('customer', 'operator')");
                table.HasCheckConstraint("ck_accounts_language", "language IN ('ko', 'en')");
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

        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
    }
}
