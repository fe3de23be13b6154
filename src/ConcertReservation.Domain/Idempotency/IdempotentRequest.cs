using System.Security.Cryptography;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Idempotency;

/// <summary>A request with an idempotency key, which the client may retry safely.</summary>
/// <param name="Fingerprint">SHA-256 over the content of the request: 32 bytes.</param>
public sealed record IdempotentRequest(Guid UserId, string Key, byte[] Fingerprint)
{
    public IdempotencyKey Id => new(UserId, Key);

    /// <summary>
    /// The stored response. Refuses with <c>idempotency_key_reused</c> when it belongs to a different request.
    /// </summary>
    public StoredResponse ResponseOf(IdempotencyEntry entry)
    {
        EnsureSame(entry.Fingerprint);
        return entry.Response;
    }

    /// <summary>Refuses with <c>idempotency_key_reused</c> when the fingerprint is of a different request.</summary>
    public void EnsureSame(byte[] fingerprint)
    {
        if (!CryptographicOperations.FixedTimeEquals(fingerprint, Fingerprint))
            throw new DomainException(
                ErrorCode.IdempotencyKeyReused,
                "This Idempotency-Key was already used for a different request."
            );
    }

    public static DomainException InProgress() =>
        new(ErrorCode.IdempotencyKeyInUse, "The same request is still in progress.");
}

/// <summary>A key belongs to the user who sent it.</summary>
public readonly record struct IdempotencyKey(Guid UserId, string Key);

/// <summary>The first response to a request with an idempotency key.</summary>
public sealed record StoredResponse(int Status, string? Location, string ContentType, string Body);

/// <summary>A response to store for the key of its request.</summary>
public sealed record KeyResponse(IdempotentRequest Request, StoredResponse Response);

/// <summary>A stored response with the fingerprint of its request.</summary>
public sealed record IdempotencyEntry(byte[] Fingerprint, StoredResponse Response);
