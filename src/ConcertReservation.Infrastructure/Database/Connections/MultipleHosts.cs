using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// A connection string that names a primary and its standbys, <c>Host=a,b</c>. Connections go to the server that
/// accepts writes, so that a promoted standby is used without a restart or a changed setting.
/// </summary>
internal static class MultipleHosts
{
    /// <summary>
    /// Npgsql checks the role of a server again after this time, which bounds how late a promotion is noticed.
    /// </summary>
    private const int RecheckSeconds = 1;

    /// <summary>
    /// The connect timeout per server: a server that does not respond must not delay the attempt at the next one.
    /// </summary>
    private const int ConnectSeconds = 5;

    public static bool AreIn(NpgsqlConnectionStringBuilder given) =>
        given.Host?.Contains(',', StringComparison.Ordinal) == true;

    /// <summary>Null when the connection string asks for no session type, or for one that accepts writes.</summary>
    public static string? FindError(NpgsqlConnectionStringBuilder given)
    {
        if (given.TargetSessionAttributes is null)
            return null;
        if (!AreIn(given))
            return "has Target Session Attributes, which are allowed only when Host names several servers.";
        return SessionOf(given.TargetSessionAttributes) is null
            ? $"has Target Session Attributes={given.TargetSessionAttributes}, but this service must write. "
                + "Allowed: primary, read-write, or no value."
            : null;
    }

    public static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder given)
    {
        var session = SessionOf(given.TargetSessionAttributes) ?? TargetSessionAttributes.Primary;
        given.TargetSessionAttributes = null; // set by WithTargetSession below; the data source accepts it only there
        if (!given.ShouldSerialize("Host Recheck Seconds"))
            given.HostRecheckSeconds = RecheckSeconds;
        if (!given.ShouldSerialize("Timeout"))
            given.Timeout = ConnectSeconds;
        return new NpgsqlDataSourceBuilder(given.ConnectionString).BuildMultiHost().WithTargetSession(session);
    }

    private static TargetSessionAttributes? SessionOf(string? attributes) =>
        attributes?.ToLowerInvariant() switch
        {
            null or "primary" => TargetSessionAttributes.Primary,
            "read-write" or "readwrite" => TargetSessionAttributes.ReadWrite,
            _ => null,
        };
}
