using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Infrastructure.Database.Connections;

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>
    /// The most connections of one instance. Transactions are short, so a few are enough, and three instances stay
    /// below the 100 that PostgreSQL allows by default. The minimum is two, because startup needs two at the same time.
    /// </summary>
    [Range(2, 1_000)]
    public int MaxPoolSize { get; init; } = 30;

    /// <summary>The server cancels a statement that runs longer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The server cancels a statement that waits longer for a lock.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The server ends a transaction that has been idle for longer, and releases its locks.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleInTransactionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long startup waits for the database before it fails.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartupPatience { get; init; } = TimeSpan.FromSeconds(30);
}
