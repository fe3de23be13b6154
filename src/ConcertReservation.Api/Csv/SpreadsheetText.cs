using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConcertReservation.Api.Csv;

/// <summary>
/// Text that a spreadsheet program shows and never runs. Programs for East Asian languages run a formula in full-width
/// characters too, and some skip white space before it.
/// </summary>
internal static class SpreadsheetText
{
    // = + - @ as ASCII, full-width, small, superscript and subscript, and the minus sign.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create(
        "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u207a\u207b\u208c\u208a\u208b\u2212"
    );

    /// <summary>The text with an apostrophe in front when a program could run it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Neutralize(string? text) => text is not null && IsFormula(text) ? "'" + text : text;

    private static bool IsFormula(string text)
    {
        // Format characters, such as a byte order mark, are as invisible as white space.
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || IsFormat(text[start])))
            start++;
        return start < text.Length && FormulaStarts.Contains(text[start]);
    }

    private static bool IsFormat(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
