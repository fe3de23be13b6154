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
            table =>
                // Nobody spends what they do not have, nor keeps more than the limit.
                table.HasCheckConstraint("ck_wallets_balance", "balance BETWEEN 0 AND 1000000000")
        );
        wallet.HasKey(w => w.UserId);
        wallet.Property(w => w.UserId).ValueGeneratedNever();
        wallet.HasOne<AccountRecord>().WithOne().HasForeignKey<Wallet>(w => w.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
