using System.Buffers.Binary;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>48 bytes (token, user, concert, place), signed: 88 characters.</summary>
internal sealed class QueueTokenSigner(SigningKey key) : IQueueTokenSigner
{
    private const string Purpose = "queue-token.v1";
    private const int IdSize = 16;
    private const int Size = IdSize + IdSize + sizeof(long) + sizeof(long);

    public string Seal(QueueTokenPayload ticket)
    {
        Span<byte> bytes = stackalloc byte[Size];
        ticket.TokenId.TryWriteBytes(bytes, bigEndian: true, out _);
        ticket.UserId.TryWriteBytes(bytes[IdSize..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 * IdSize)..], ticket.ConcertId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 * IdSize + sizeof(long))..], ticket.Place);
        return SignedText.Sign(key, Purpose, bytes);
    }

    public QueueTokenPayload? Open(string text) =>
        SignedText.Open(key, Purpose, text, Size) is { } bytes
            ? new QueueTokenPayload(
                new Guid(bytes.AsSpan(0, IdSize), bigEndian: true),
                new Guid(bytes.AsSpan(IdSize, IdSize), bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize)),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize + sizeof(long)))
            )
            : null;
}
