namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// A fixed permutation of the numbers below 2^40 (a Feistel network): serials that follow each other get texts that do not,
/// so that a misread text is hardly ever that of another customer, and no text shows how many reservations there are. Two
/// serials never get the same text. The constants must not change: the numbers of stored reservations depend on them.
/// </summary>
internal static class SerialScrambler
{
    private const int BitsOfHalf = 20;
    private const uint Half = (1u << BitsOfHalf) - 1;

    private static readonly uint[] Keys = [0x5bd1e995, 0x2c1b3c6d, 0x297a2d39, 0x85ebca6b, 0x1b873593, 0xcc9e2d51];

    public static long Scramble(long serial)
    {
        var (left, right) = Split(serial);
        foreach (var key in Keys)
            (left, right) = (right, left ^ Mix(right, key));
        return Join(left, right);
    }

    public static long Unscramble(long scrambled)
    {
        var (left, right) = Split(scrambled);
        for (var i = Keys.Length - 1; i >= 0; i--)
            (left, right) = (right ^ Mix(left, Keys[i]), left);
        return Join(left, right);
    }

    private static (uint Left, uint Right) Split(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ReservationNumber.MaxSerial);
        return ((uint)(value >> BitsOfHalf), (uint)value & Half);
    }

    private static long Join(uint left, uint right) => ((long)left << BitsOfHalf) | right;

    // The finalizer of MurmurHash3 (https://github.com/aappleby/smhasher), on a half and a key.
    private static uint Mix(uint half, uint key)
    {
        var hash = unchecked(half * 0x9e3779b1u) ^ key;
        hash ^= hash >> 16;
        hash = unchecked(hash * 0x85ebca6bu);
        hash ^= hash >> 13;
        hash = unchecked(hash * 0xc2b2ae35u);
        return (hash ^ (hash >> 16)) & Half;
    }
}
