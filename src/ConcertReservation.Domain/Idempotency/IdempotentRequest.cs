namespace ConcertReservation.Domain.Idempotency;

/// <summary>A request that its client may retry: its key, and the fingerprint of its content.</summary>
/// <param name="Fingerprint">32 bytes.</param>
public sealed record IdempotentRequest(Guid UserId, string Key, byte[] Fingerprint);

/// <summary>The response to a keyed request, as it was sent the first time.</summary>
public sealed record StoredResponse(int Status, string? Location, string ContentType, string Body);

/// <summary>A stored response with the fingerprint of its request.</summary>
public sealed record IdempotencyEntry(byte[] Fingerprint, StoredResponse Response);
