namespace ConcertReservation.Domain.Idempotency;

/// <summary>A request with an idempotency key, which the client may retry safely.</summary>
/// <param name="Fingerprint">SHA-256 over the content of the request: 32 bytes.</param>
public sealed record IdempotentRequest(Guid UserId, string Key, byte[] Fingerprint);

/// <summary>The first response to a request with an idempotency key.</summary>
public sealed record StoredResponse(int Status, string? Location, string ContentType, string Body);

/// <summary>A stored response with the fingerprint of its request.</summary>
public sealed record IdempotencyEntry(byte[] Fingerprint, StoredResponse Response);
