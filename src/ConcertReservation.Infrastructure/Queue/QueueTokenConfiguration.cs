using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class QueueTokenConfiguration : IEntityTypeConfiguration<QueueToken>
{
    public void Configure(EntityTypeBuilder<QueueToken> token)
    {
        token.ToTable(
            "queue_tokens",
            table =>
            {
                table.HasCheckConstraint("ck_queue_tokens_place", "place >= 1");
                // Null for tokens of the previous version.
                table.HasCheckConstraint("ck_queue_tokens_turn", "last_held_at < turn_ends_at");
                // Each status requires exactly the times that belong to it.
                table.HasCheckConstraint(
                    "ck_queue_tokens_status",
                    """
                    (status = 'waiting' AND activated_at IS NULL AND expires_at IS NULL AND ended_at IS NULL)
                    OR (status = 'active' AND activated_at IS NOT NULL AND expires_at IS NOT NULL AND ended_at IS NULL)
                    OR (status IN ('completed', 'expired') AND activated_at IS NOT NULL AND ended_at IS NOT NULL)
                    OR (status = 'left' AND ended_at IS NOT NULL)
                    """
                );
            }
        );
        token.Property(t => t.Id).ValueGeneratedNever();
        token.HasOne<Line>().WithMany().HasForeignKey(t => t.ConcertId).OnDelete(DeleteBehavior.Restrict);
        token.HasOne<AccountRecord>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);

        // Each place is assigned once. The index serves the foreign key to the line too.
        token.HasIndex(t => new { t.ConcertId, t.Place }).IsUnique().HasDatabaseName("ux_queue_tokens_place");
        // At most one live token per user and concert, also for concurrent joins.
        token
            .HasIndex(t => new { t.UserId, t.ConcertId })
            .IsUnique()
            .HasFilter("status IN ('waiting', 'active')")
            .HasDatabaseName("ux_queue_tokens_live");
        // A customer asks for the latest token that has ended.
        token
            .HasIndex(t => new { t.UserId, t.ConcertId }, "ix_queue_tokens_ended")
            .HasFilter("status IN ('completed', 'expired', 'left')");
        IndexStatus(token, "waiting", nameof(QueueToken.Place));
        IndexStatus(token, "active", nameof(QueueToken.ExpiresAt));
    }

    // A partial index per status, so that no query gets slower with the number of ended tokens.
    private static void IndexStatus(EntityTypeBuilder<QueueToken> token, string status, string order) =>
        token
            .HasIndex([nameof(QueueToken.ConcertId), order], $"ix_queue_tokens_{status}")
            .HasFilter($"status = '{status}'");
}
