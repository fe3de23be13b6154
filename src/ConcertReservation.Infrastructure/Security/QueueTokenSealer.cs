using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.DataProtection;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>48 bytes (token, user, concert, place), encrypted and authenticated, as URL-safe Base64.</summary>
internal sealed class QueueTokenSealer(IDataProtectionProvider provider) : IQueueTokenSealer
{
    private const int IdSize = 16;
    private const int Size = IdSize + IdSize + sizeof(long) + sizeof(long);
    private const int LongestText = 1_024;

    private readonly IDataProtector _protector = provider.CreateProtector("QueueToken.v1");

    public string Seal(QueueTicket ticket)
    {
        var bytes = new byte[Size];
        ticket.TokenId.TryWriteBytes(bytes, bigEndian: true, out _);
        ticket.UserId.TryWriteBytes(bytes.AsSpan(IdSize), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2 * IdSize), ticket.ConcertId);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2 * IdSize + sizeof(long)), ticket.Place);
        return Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    public QueueTicket? Open(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            return null;

        try
        {
            return Read(_protector.Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static QueueTicket? Read(byte[] bytes) =>
        bytes.Length == Size
            ? new QueueTicket(
                new Guid(bytes.AsSpan(0, IdSize), bigEndian: true),
                new Guid(bytes.AsSpan(IdSize, IdSize), bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize)),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * IdSize + sizeof(long)))
            )
            : null;
}
