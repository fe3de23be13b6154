namespace ConcertReservation.Infrastructure.Database.Sql;

/// <summary>Patterns of LIKE for text that a person typed: its wildcards are ordinary characters.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    public static string StartingWith(string text) => Literal(text) + "%";

    public static string Containing(string text) => $"%{Literal(text)}%";

    private static string Literal(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
