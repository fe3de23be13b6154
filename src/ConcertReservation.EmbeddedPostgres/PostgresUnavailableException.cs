namespace ConcertReservation.EmbeddedPostgres;

/// <summary>No PostgreSQL can be had on this machine. The message lists what was tried and the ways to mend it.</summary>
public sealed class PostgresUnavailableException : Exception
{
    public PostgresUnavailableException() { }

    public PostgresUnavailableException(string message)
        : base(message) { }

    public PostgresUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }

    internal PostgresUnavailableException(IEnumerable<string> tried)
        : this(Describe(tried)) { }

    private static string Describe(IEnumerable<string> tried) =>
        $"""
            No PostgreSQL was given and none could be started. Tried, in this order:
              - {string.Join(Environment.NewLine + "  - ", tried)}
            Any one of these mends it:
              1. name a server: ConnectionStrings__Default for the application, TEST_DATABASE for the tests;
              2. install PostgreSQL 15 or later, with initdb and pg_ctl on the PATH;
              3. install npm, so that the pinned binaries can be fetched once, or start Docker.
            """;
}
