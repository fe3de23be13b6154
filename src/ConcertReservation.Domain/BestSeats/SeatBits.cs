using System.Numerics;

namespace ConcertReservation.Domain.BestSeats;

/// <summary>A set of seats: one bit for each index, the lowest bit first.</summary>
public static class SeatBits
{
    private const int BitsPerWord = 64;

    public static ulong[] New(int seats) => new ulong[(seats + BitsPerWord - 1) / BitsPerWord];

    public static bool Has(ReadOnlySpan<ulong> bits, int index) =>
        (bits[index / BitsPerWord] >> (index % BitsPerWord) & 1) != 0;

    public static void Add(Span<ulong> bits, int index) => bits[index / BitsPerWord] |= 1UL << (index % BitsPerWord);

    public static void Remove(Span<ulong> bits, int index) =>
        bits[index / BitsPerWord] &= ~(1UL << (index % BitsPerWord));

    /// <summary>Removes every seat of <paramref name="others"/>.</summary>
    public static void RemoveAll(Span<ulong> bits, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < others.Length; word++)
            bits[word] &= ~others[word];
    }

    /// <summary>The first seat from <paramref name="from"/> that is in the set; <paramref name="end"/> if none is.</summary>
    internal static int FirstIn(ReadOnlySpan<ulong> bits, int from, int end) => First(bits, from, end, flip: 0);

    /// <summary>As <see cref="FirstIn"/>, but a seat that is not in the set.</summary>
    internal static int FirstOut(ReadOnlySpan<ulong> bits, int from, int end) =>
        First(bits, from, end, flip: ulong.MaxValue);

    /// <summary>
    /// False when no <paramref name="count"/> seats side by side are in the set. A quick answer for a row of at most 64
    /// seats; true for every longer one.
    /// </summary>
    internal static bool MayHaveRun(ReadOnlySpan<ulong> bits, int from, int end, int count)
    {
        if (end - from > BitsPerWord)
            return true;
        // After each step, a bit is left for each seat that one more seat follows.
        var runs = Slice(bits, from, end);
        for (var more = count - 1; more > 0 && runs != 0; more--)
            runs &= runs >> 1;
        return runs != 0;
    }

    private static ulong Slice(ReadOnlySpan<ulong> bits, int from, int end)
    {
        var (word, shift, length) = (from / BitsPerWord, from % BitsPerWord, end - from);
        var slice = bits[word] >> shift;
        if (shift > 0 && word + 1 < bits.Length)
            slice |= bits[word + 1] << (BitsPerWord - shift);
        return length == BitsPerWord ? slice : slice & ((1UL << length) - 1);
    }

    private static int First(ReadOnlySpan<ulong> bits, int from, int end, ulong flip)
    {
        while (from < end)
        {
            var rest = (bits[from / BitsPerWord] ^ flip) >> (from % BitsPerWord);
            if (rest != 0)
                return Math.Min(from + BitOperations.TrailingZeroCount(rest), end);
            from += BitsPerWord - from % BitsPerWord;
        }
        return end;
    }
}
