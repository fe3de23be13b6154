namespace ConcertReservation.Infrastructure.Database.Sql;

/// <summary>Keys of PostgreSQL advisory locks: what is locked in the high bits, which one in the low.</summary>
internal static class AdvisoryLocks
{
    public const long Startup = 1L << 56;

    public static long AdmissionTo(long concertId) => (2L << 56) | concertId;
}
