using System.Buffers.Binary;

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// The time of a UUID version 7: the first 48 bits, in milliseconds since 1970 (RFC 9562, section 5.7).
/// </summary>
public static class UuidTime
{
    /// <summary>Lower than every UUID version 7 of this millisecond or later, and higher than those before.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)time.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    public static DateTimeOffset Of(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
