using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// A primary and its standbys behind one connection string, <c>Host=a,b</c>: connections go to whichever of them takes
/// writes now, so a promoted standby is found without a restart and without anybody changing a setting.
/// </summary>
internal static class MultipleHosts
{
    /// <summary>What is known of a server is asked again after this long: a promotion is noticed about as fast.</summary>
    private const int RecheckSeconds = 1;

    /// <summary>Seconds for connecting to each server: one that vanished without a word must not hold up the next.</summary>
    private const int ConnectSeconds = 5;

    public static bool AreIn(NpgsqlConnectionStringBuilder given) =>
        given.Host?.Contains(',', StringComparison.Ordinal) == true;

    /// <summary>Null when the session it asks for can be had and can write.</summary>
    public static string? FaultIn(NpgsqlConnectionStringBuilder given)
    {
        if (given.TargetSessionAttributes is null)
            return null;
        if (!AreIn(given))
            return "asks for Target Session Attributes. Allowed: where Host names several servers.";
        return SessionOf(given.TargetSessionAttributes) is null
            ? $"asks for Target Session Attributes={given.TargetSessionAttributes}, and this service writes. "
                + "Allowed: primary or read-write, or leave it out."
            : null;
    }

    public static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder given)
    {
        var session = SessionOf(given.TargetSessionAttributes) ?? TargetSessionAttributes.Primary;
        given.TargetSessionAttributes = null; // said below: the data source takes it from there only
        if (!given.ShouldSerialize("Host Recheck Seconds"))
            given.HostRecheckSeconds = RecheckSeconds;
        if (!given.ShouldSerialize("Timeout"))
            given.Timeout = ConnectSeconds;
        return new NpgsqlDataSourceBuilder(given.ConnectionString).BuildMultiHost().WithTargetSession(session);
    }

    private static TargetSessionAttributes? SessionOf(string? asked) =>
        asked?.ToLowerInvariant() switch
        {
            null or "primary" => TargetSessionAttributes.Primary,
            "read-write" or "readwrite" => TargetSessionAttributes.ReadWrite,
            _ => null,
        };
}
