using System.Buffers;
using System.Globalization;
using System.Text;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Texts;

/// <summary>
/// Text that a person typed (a name, a title, an e-mail address), in the form in which it is compared, counted and
/// stored: NFC, without white space at its ends, and with one space for each run of white space.
/// </summary>
public static class TypedText
{
    // Also bounds the work for a text whose characters consist of many code units.
    private const int MaxCodeUnits = 1_000;

    // NFC joins at most four code units to one; a longer text stays above the limit.
    private const int CodeUnitsBeforeNfc = 4;

    // Letters and symbols by their category, but blank on screen: Hangul fillers and the empty Braille pattern.
    private static readonly SearchValues<char> Blank = SearchValues.Create("\u115f\u1160\u2800\u3164\uffa0");

    // Embeddings, overrides and isolates of the text direction: with them a name shows as another one.
    private static readonly SearchValues<char> Directional = SearchValues.Create(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    );

    /// <summary>For normalised texts: those that differ only in case are the same.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Normalises the text, and returns what is wrong with it, or null.</summary>
    /// <param name="text">The text as it was sent.</param>
    /// <param name="maxLength">In characters as people count them (text elements).</param>
    /// <param name="normalized">The text to compare and store.</param>
    public static string? FindError(string? text, int maxLength, out string normalized) =>
        FindError(text, maxLength, MaxCodeUnits, out normalized);

    internal static string? FindError(string? text, int maxLength, int maxCodeUnits, out string normalized)
    {
        normalized = "";
        if (text is null || !HasVisibleCharacter(text))
            return "The text needs a visible character.";
        if (!IsWellFormed(text))
            return "The text must not contain half a character.";
        if (text.Length > CodeUnitsBeforeNfc * maxCodeUnits)
            return TooLong(maxLength);

        normalized = Normalize(text);
        if (normalized.Any(char.IsControl) || normalized.AsSpan().ContainsAny(Directional))
            return "The text must not contain control characters or characters that change its direction.";
        return normalized.Length > maxCodeUnits || CountCharacters(normalized) > maxLength ? TooLong(maxLength) : null;
    }

    /// <summary>The normalised text. Refuses a wrong one with <c>validation_failed</c> and its field.</summary>
    public static string Of(string? text, int maxLength, string field) =>
        FindError(text, maxLength, out var normalized) is { } error
            ? throw DomainException.Invalid(field, error)
            : normalized;

    /// <summary>
    /// The form to compare with stored texts. Refuses nothing: text that is not well-formed stays as it is.
    /// </summary>
    public static string Normalize(string text) => CollapseWhiteSpace(ToNfc(text));

    /// <summary>For texts of which one may have been stored before texts were normalised.</summary>
    public static bool AreSame(string? one, string? other) =>
        one is null || other is null ? one is null && other is null : Comparer.Equals(Normalize(one), Normalize(other));

    internal static string ToNfc(string text) => IsWellFormed(text) ? text.Normalize(NormalizationForm.FormC) : text;

    internal static string ToNfd(string text) => IsWellFormed(text) ? text.Normalize(NormalizationForm.FormD) : text;

    internal static bool IsLongerThan(string text, int maxLength) =>
        text.Length > MaxCodeUnits || CountCharacters(text) > maxLength;

    /// <summary>As people count them.</summary>
    public static int CountCharacters(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Only such a text can be normalised.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\uffff' or '\ufffe')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    private static string TooLong(int maxLength) =>
        string.Create(CultureInfo.InvariantCulture, $"The text has at most {maxLength} characters.");

    private static bool HasVisibleCharacter(string text) =>
        text.EnumerateRunes()
            .Any(rune =>
                Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.SpaceSeparator
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.OtherNotAssigned
                    )
                && !(rune.IsBmp && Blank.Contains((char)rune.Value))
            );

    private static string CollapseWhiteSpace(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                collapsed.Append(character);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
                collapsed.Append(' ');
        }
        return collapsed.ToString().TrimEnd(' ');
    }
}
