using System.Data.Common;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// Describes what is wrong with a connection string. The message repeats only known keywords: when the quotes are
/// wrong, any other part of the text may be a piece of the password.
/// </summary>
internal static class ConnectionStringError
{
    private const string Pairs = "keyword=value, with ; between them and quotes around a value that has a ; in it";

    /// <returns>The rest of a sentence that begins with the name of the setting; null when the text is valid.</returns>
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
            if (Find(keyword, given[keyword], read) is { } error)
                return error;
        if (string.IsNullOrWhiteSpace(read.Host))
            return "has no host. Add Host=….";
        if (read.MinPoolSize > read.MaxPoolSize)
            return "has a Minimum Pool Size that is greater than its Maximum Pool Size.";
        return MultipleHosts.FindError(read);
    }

    private static string? Find(string keyword, object value, NpgsqlConnectionStringBuilder read)
    {
        if (!read.ContainsKey(keyword))
            return $"has an unknown keyword. Allowed: {Pairs}.";
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
