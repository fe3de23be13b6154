using ConcertReservation.Domain.Wallets;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Wallets;

internal sealed class WalletConfiguration : IEntityTypeConfiguration<Wallet>
{
    public void Configure(EntityTypeBuilder<Wallet> wallet)
    {
        wallet.ToTable(
            "wallets",
            // No upper limit: a cancelled performance returns its price whatever the balance is. The ledger limits charges.
            table => table.HasCheckConstraint("ck_wallets_balance", "balance >= 0")
        );
        wallet.HasKey(w => w.UserId);
        wallet.Property(w => w.UserId).ValueGeneratedNever();
        wallet.HasOne<AccountRecord>().WithOne().HasForeignKey<Wallet>(w => w.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
