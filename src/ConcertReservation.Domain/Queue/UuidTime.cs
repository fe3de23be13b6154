using System.Buffers.Binary;

namespace ConcertReservation.Domain.Queue;

/// <summary>The time in a UUID of version 7: its first 48 bits, in milliseconds since 1970 (RFC 9562, section 5.7).</summary>
public static class UuidTime
{
    public static DateTimeOffset Of(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
