using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Infrastructure.Database;

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Connections of one instance. Few, because transactions are short; three instances fit PostgreSQL's 100.</summary>
    [Range(1, 1_000)]
    public int MaxPoolSize { get; init; } = 30;

    /// <summary>How long the start waits for the database before it gives up.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartupPatience { get; init; } = TimeSpan.FromSeconds(30);
}
