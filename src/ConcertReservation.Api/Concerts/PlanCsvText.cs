using System.Text.Unicode;

namespace ConcertReservation.Api.Concerts;

/// <summary>Whether a file is UTF-8 text.</summary>
internal static class PlanCsvText
{
    public const string NotUtf8 = "The file is not UTF-8. Save it as \"CSV UTF-8\".";

    /// <summary>The first line that is not UTF-8 text; null when all lines are.</summary>
    public static long? FindWrongLine(ReadOnlySpan<byte> file)
    {
        // The byte order marks of UTF-16 are not UTF-8. Without one, every second byte of a Latin letter is NUL.
        if (Utf8.IsValid(file) && !file.Contains((byte)0))
            return null;

        for (var line = 1L; ; line++)
        {
            var end = file.IndexOf((byte)'\n');
            var text = end < 0 ? file : file[..end];
            if (end < 0 || !Utf8.IsValid(text) || text.Contains((byte)0))
                return line;
            file = file[(end + 1)..];
        }
    }
}
