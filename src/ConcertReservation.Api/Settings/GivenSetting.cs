namespace ConcertReservation.Api.Settings;

/// <param name="Key">Below its section, such as <c>KnownProxies:0</c>.</param>
/// <param name="Complaint">What is wrong with it, in a sentence.</param>
internal sealed record GivenSetting(string Key, string? Text, string? Complaint)
{
    public KeyValuePair<string, string?> ToPair() => new(Key, Text);
}
