namespace ConcertReservation.EmbeddedPostgres;

/// <summary>A PostgreSQL was found, but did not start. The message contains the end of its output.</summary>
public sealed class PostgresStartException : Exception
{
    public PostgresStartException() { }

    public PostgresStartException(string message)
        : base(message) { }

    public PostgresStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
