using System.Data.Common;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// What is wrong with a connection string, without a word of it but keywords that are known: where its quotes are
/// wrong, anything else may be a piece of the password.
/// </summary>
internal static class ConnectionStringError
{
    private const string Pairs = "keyword=value, with ; between them and quotes around a value that has a ; in it";

    public static string? In(string text)
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return $"is not a connection string. Allowed: {Pairs}.";
        }

        var read = new NpgsqlConnectionStringBuilder();
        foreach (string keyword in given.Keys)
            if (FaultOf(keyword, given[keyword], read) is { } fault)
                return fault;
        if (string.IsNullOrWhiteSpace(read.Host))
            return "names no server. Allowed: Host=… in it.";
        if (read.MinPoolSize > read.MaxPoolSize)
            return "has a Minimum Pool Size above its Maximum Pool Size.";
        return MultipleHosts.FaultIn(read);
    }

    private static string? FaultOf(string keyword, object value, NpgsqlConnectionStringBuilder read)
    {
        if (!read.ContainsKey(keyword))
            return $"has a keyword that is not known. Allowed: {Pairs}.";
        try
        {
            read[keyword] = value;
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return $"has a value for \"{keyword}\" that is not allowed.";
        }
    }
}
