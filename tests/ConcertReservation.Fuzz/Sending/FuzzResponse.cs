namespace ConcertReservation.Fuzz.Sending;

/// <param name="Body">Empty for a stream of events, which does not end.</param>
internal sealed record FuzzResponse(int Status, string ContentType, string Body, string? RetryAfter);
