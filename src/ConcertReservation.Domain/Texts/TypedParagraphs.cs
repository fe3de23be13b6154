using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Texts;

/// <summary>
/// Text of several lines that a person typed. Each line has the form of a <see cref="TypedText"/>; there are no empty
/// lines at the ends, and at most one between two others.
/// </summary>
public static class TypedParagraphs
{
    // Also bounds the work for a text whose characters consist of many code units.
    private const int MaxCodeUnitsPerCharacter = 4;

    /// <summary>What is wrong with the text, or null.</summary>
    /// <param name="text">The text as it was sent.</param>
    /// <param name="maxLength">In characters as people count them (text elements), with the line ends.</param>
    public static string? FindError(string text, int maxLength)
    {
        if (text.Length > maxLength * MaxCodeUnitsPerCharacter)
            return TooLong(maxLength);

        var lines = LinesOf(text);
        if (lines.All(string.IsNullOrWhiteSpace))
            return "The text needs a visible character.";
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
            if (TypedText.FindError(line, maxLength, maxLength * MaxCodeUnitsPerCharacter, out _) is { } error)
                return error;
        return TypedText.CountCharacters(Normalize(text)) > maxLength ? TooLong(maxLength) : null;
    }

    /// <summary>The normalised text. Refuses a wrong one with <c>validation_failed</c> and its field.</summary>
    public static string Of(string text, int maxLength, string field) =>
        FindError(text, maxLength) is { } error ? throw DomainException.Invalid(field, error) : Normalize(text);

    public static string Normalize(string text)
    {
        var kept = new List<string>();
        foreach (var line in LinesOf(text).Select(TypedText.Normalize))
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
                kept.Add(line);
        return string.Join('\n', kept).TrimEnd('\n');
    }

    private static string[] LinesOf(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');

    private static string TooLong(int maxLength) =>
        FormattableString.Invariant($"The text has at most {maxLength} characters.");
}
