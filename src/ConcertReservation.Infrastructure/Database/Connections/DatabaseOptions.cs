using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Infrastructure.Database.Connections;

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Connections of one instance. Few, because transactions are short; three instances fit PostgreSQL's 100. The start needs two.</summary>
    [Range(2, 1_000)]
    public int MaxPoolSize { get; init; } = 30;

    /// <summary>A statement that runs longer is ended by the server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A statement that waits longer for a lock is ended by the server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A transaction nobody goes on with for longer is ended by the server, and its locks with it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleInTransactionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the start waits for the database before it gives up.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartupPatience { get; init; } = TimeSpan.FromSeconds(30);
}
