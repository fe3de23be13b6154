namespace ConcertReservation.Domain.Idempotency;

/// <summary>A request its sender may repeat: the key it gave, and a fingerprint of what it asked for.</summary>
public sealed record IdempotentRequest(Guid UserId, string Key, byte[] Fingerprint);

/// <summary>The answer to a keyed request, as it went out the first time.</summary>
public sealed record StoredResponse(int Status, string? Location, string ContentType, string Body);

/// <summary>An answer that was kept, with the fingerprint of the request it answered.</summary>
public sealed record IdempotencyEntry(byte[] Fingerprint, StoredResponse Answer);
