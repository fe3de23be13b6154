using System.Buffers.Binary;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>Signs 48 bytes (token id, user id, concert id, place); the text has 88 characters.</summary>
internal sealed class QueueTokenSigner(SigningKey key) : IQueueTokenSigner
{
    private const string Purpose = "queue-token.v1";
    private const int IdSize = 16;
    private const int Size = IdSize + IdSize + sizeof(long) + sizeof(long);

    public string Sign(QueueTokenPayload payload)
    {
        Span<byte> bytes = stackalloc byte[Size];
        payload.TokenId.TryWriteBytes(bytes, bigEndian: true, out _);
        payload.UserId.TryWriteBytes(bytes[IdSize..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 * IdSize)..], payload.ConcertId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 * IdSize + sizeof(long))..], payload.Place);
        return SignedText.Sign(key, Purpose, bytes);
    }

    public QueueTokenPayload? Read(string text) =>
        SignedText.Read(key, Purpose, text, Size) is { } bytes
            ? new QueueTokenPayload(
                new Guid(bytes.AsSpan(0, IdSize), bigEndian: true),
                new Guid(bytes.AsSpan(IdSize, IdSize), bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize)),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize + sizeof(long)))
            )
            : null;
}
