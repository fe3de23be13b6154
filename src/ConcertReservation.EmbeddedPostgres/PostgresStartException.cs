namespace ConcertReservation.EmbeddedPostgres;

/// <summary>A PostgreSQL was found and could not be started. The message carries its own last words.</summary>
public sealed class PostgresStartException : Exception
{
    public PostgresStartException() { }

    public PostgresStartException(string message)
        : base(message) { }

    public PostgresStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
