using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace ConcertReservation.Domain.Versions;

/// <summary>
/// The version of what operators can edit: a hash of its content. Every instance computes the same one, and nothing
/// that a sale changes is part of it.
/// </summary>
public static class ContentVersion
{
    private const int HashBytes = 12;

    /// <param name="values">Texts, numbers, times and booleans, always in the same order.</param>
    public static string Of(params ReadOnlySpan<object?> values)
    {
        var texts = new string?[values.Length];
        for (var i = 0; i < values.Length; i++)
            texts[i] = TextOf(values[i]);
        // As JSON, so that two lists of values never become one text.
        var content = JsonSerializer.SerializeToUtf8Bytes(texts);
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashBytes));
    }

    // In microseconds, which the database keeps: a value has the same version before and after it is stored.
    private static string? TextOf(object? value) =>
        value switch
        {
            DateTimeOffset time => Microseconds(time.UtcTicks),
            TimeSpan duration => Microseconds(duration.Ticks),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static string Microseconds(long ticks) =>
        (ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
}
