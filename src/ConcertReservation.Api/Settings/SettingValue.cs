namespace ConcertReservation.Api.Settings;

/// <summary>One value of the configuration, and whether it is valid.</summary>
/// <param name="Key">Relative to its section, such as <c>KnownProxies:0</c>.</param>
/// <param name="Text">As it is configured.</param>
/// <param name="Error">What is wrong with it, as a sentence; null when it is valid.</param>
internal sealed record SettingValue(string Key, string? Text, string? Error)
{
    public KeyValuePair<string, string?> ToPair() => new(Key, Text);
}
