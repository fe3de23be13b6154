namespace ConcertReservation.EmbeddedPostgres;

/// <summary>This machine has no PostgreSQL. The message lists the tried sources and the possible solutions.</summary>
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
            No PostgreSQL is configured, and none could be started. Tried in this order:
              - {string.Join(Environment.NewLine + "  - ", tried)}
            Choose one of these solutions:
              1. configure a server: ConnectionStrings__Default for the application, TEST_DATABASE for the tests;
              2. install PostgreSQL 15 or later, with initdb and pg_ctl on the PATH;
              3. install npm, so that the pinned binaries can be downloaded once, or start Docker.
            """;
}
