namespace ConcertReservation.Fuzz.Sending;

/// <summary>What came back.</summary>
/// <param name="Body">Its beginning, when it does not end.</param>
internal sealed record Answer(int Status, string ContentType, string Body, string? RetryAfter);
