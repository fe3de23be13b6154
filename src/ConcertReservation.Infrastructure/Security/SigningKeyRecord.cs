using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>The secret that signs queue tokens and tickets, encrypted by Data Protection.</summary>
internal sealed class SigningKeyRecord
{
    public int Id { get; init; }
    public required byte[] SealedSecret { get; init; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKeyRecord>
{
    public void Configure(EntityTypeBuilder<SigningKeyRecord> key) => key.ToTable("signing_keys");
}
