using System.Buffers.Binary;

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// Reads the time of a UUID version 7: the first 48 bits, in milliseconds since 1970 (RFC 9562, section 5.7).
/// </summary>
public static class UuidTime
{
    public static DateTimeOffset Of(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
