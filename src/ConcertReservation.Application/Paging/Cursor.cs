using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Paging;

/// <summary>Where a page ended, opaque to clients: the list's name and the keys of its last row.</summary>
internal static class Cursor
{
    private const char Separator = '|';
    private const int LongestText = 200;

    public static string Of(string list, params string[] keys) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, [list, .. keys])));

    /// <summary>The keys, or null without a cursor; refuses what this list did not give out.</summary>
    public static TKeys? Read<TKeys>(string list, string? text, Func<string[], TKeys?> parse)
        where TKeys : class
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var parts = Decode(text)?.Split(Separator);
        var keys = parts?[0] == list ? parse(parts[1..]) : null;
        return keys ?? throw DomainException.Invalid("cursor", "This list did not give out such a cursor.");
    }

    private static string? Decode(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}
