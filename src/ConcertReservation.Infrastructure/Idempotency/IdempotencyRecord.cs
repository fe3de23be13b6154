using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Idempotency;

/// <summary>A row exists only with its answer: it is written once, at the end of the transaction it answers.</summary>
internal sealed class IdempotencyRecord
{
    public required Guid UserId { get; init; }
    public required string Key { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required int Status { get; init; }
    public string? Location { get; init; }
    public required string ContentType { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("idempotency_keys");
        record.HasKey(r => new { r.UserId, r.Key });
        record.HasOne<AccountRecord>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        record.HasIndex(r => r.At);
    }
}
