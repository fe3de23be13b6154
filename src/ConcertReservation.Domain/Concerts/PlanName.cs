using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConcertReservation.Domain.Concerts;

/// <summary>The name of a section, a row or a seat, in the form in which it is compared and stored.</summary>
public static class PlanName
{
    public const int MaxSectionLength = 50;
    public const int MaxRowLength = 20;
    public const int MaxSeatLength = 20;

    // Also bounds the work for a text whose characters consist of many code units.
    private const int MaxCodeUnits = 1_000;

    // Letters and symbols by their category, but blank on screen: Hangul fillers and the empty Braille pattern.
    private static readonly SearchValues<char> Blank = SearchValues.Create("\u115f\u1160\u2800\u3164\uffa0");

    // Embeddings, overrides and isolates of the text direction: with them a name shows as another one.
    private static readonly SearchValues<char> Directional = SearchValues.Create(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    );

    /// <summary>Names that differ only in case are the same name.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>
    /// Normalises to NFC, removes white space at the ends, and makes one space of other white space. Returns what is
    /// wrong with the name, or null.
    /// </summary>
    /// <param name="text">The name as it was sent.</param>
    /// <param name="maxLength">In characters as people count them.</param>
    /// <param name="name">The name to compare and store.</param>
    public static string? FindError(string? text, int maxLength, out string name)
    {
        name = "";
        if (text is null || !HasVisibleCharacter(text))
            return "A name needs a visible character.";
        if (!IsWellFormed(text))
            return "A name must not contain half a character.";

        name = CollapseWhiteSpace(text.Normalize(NormalizationForm.FormC));
        if (name.Any(char.IsControl) || name.AsSpan().ContainsAny(Directional))
            return "A name must not contain control characters or characters that change the direction of text.";
        return name.Length > MaxCodeUnits || new StringInfo(name).LengthInTextElements > maxLength
            ? string.Create(CultureInfo.InvariantCulture, $"A name has at most {maxLength} characters.")
            : null;
    }

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

    /// <summary>Only such a text can be normalised.</summary>
    private static bool IsWellFormed(string text)
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
