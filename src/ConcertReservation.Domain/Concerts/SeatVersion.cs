using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// What a client has seen of the states of a performance. Every instance understands it: it names the seat plan, the
/// database server, and a transaction before which all changes are in it.
/// </summary>
/// <param name="Plan">Identifies the seat plan.</param>
/// <param name="Server">Identifies the run of the database server: another one may have lost transactions.</param>
/// <param name="Position">All changes of transactions below this one were seen.</param>
/// <param name="At">When the states were computed, in ticks: holds that lapse later were not seen.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatVersion(ulong Plan, uint Server, ulong Position, long At)
{
    private const byte Format = 1;
    private const int Bytes = 1 + sizeof(ulong) + sizeof(uint) + sizeof(ulong) + sizeof(long);

    /// <summary>The length of the text: URL-safe Base64 without padding.</summary>
    public const int TextLength = (Bytes * 4 + 2) / 3;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes[0] = Format;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], Plan);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[9..], Server);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[13..], Position);
        BinaryPrimitives.WriteInt64BigEndian(bytes[21..], At);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string text, out SeatVersion version)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        version = default;
        if (
            text.Length != TextLength
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Bytes
            || bytes[0] != Format
        )
            return false;

        version = new SeatVersion(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[13..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[21..])
        );
        return true;
    }
}
