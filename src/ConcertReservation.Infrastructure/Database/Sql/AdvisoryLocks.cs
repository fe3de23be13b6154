namespace ConcertReservation.Infrastructure.Database.Sql;

/// <summary>
/// The keys of PostgreSQL advisory locks: the kind of lock in the high byte, the id in the rest. The idempotency claim
/// (<see cref="Idempotency.IdempotencyRepository.TryClaimAsync"/>) takes advisory locks too; its key is a 64-bit hash
/// of user and idempotency key.
/// </summary>
internal static class AdvisoryLocks
{
    public const long Startup = 1L << 56;

    public static long AdmissionTo(long concertId) => (2L << 56) | concertId;
}
