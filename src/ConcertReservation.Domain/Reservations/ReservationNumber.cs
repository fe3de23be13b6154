using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// The short text by which people name a reservation, such as <c>K7Q2-94MX</c>. It is the serial of the reservation,
/// scrambled, in the 32 letters and digits of Crockford's base 32 (https://www.crockford.com/base32.html), which people
/// do not confuse. It is no secret: with it alone, a client can do nothing.
/// </summary>
public static class ReservationNumber
{
    /// <summary>The highest serial that has a number.</summary>
    public const long MaxSerial = (1L << (Length * BitsOfSymbol)) - 1;

    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;
    private const int BitsOfSymbol = 5;
    private const int LengthOfGroup = 4;

    public static string Of(long serial)
    {
        var scrambled = SerialScrambler.Scramble(serial);
        return string.Create(
            Length + 1,
            scrambled,
            static (text, rest) =>
            {
                for (var i = Length; i >= 0; i--)
                {
                    text[i] = i == LengthOfGroup ? '-' : Symbols[(int)(rest & (Symbols.Length - 1))];
                    if (i != LengthOfGroup)
                        rest >>= BitsOfSymbol;
                }
            }
        );
    }

    /// <summary>
    /// The serial of a number as a person typed it: in upper or lower case, with any hyphens and spaces, with the letter O
    /// for 0, and I or L for 1. Null for other text.
    /// </summary>
    public static long? Read(string text)
    {
        var scrambled = 0L;
        var length = 0;
        foreach (var typed in TypedText.Normalize(text))
        {
            if (typed is '-' or ' ')
                continue;
            var symbol = Symbols.IndexOf(Unconfused(char.ToUpperInvariant(typed)), StringComparison.Ordinal);
            if (symbol < 0 || ++length > Length)
                return null;
            scrambled = (scrambled << BitsOfSymbol) | (long)symbol;
        }
        return length == Length ? SerialScrambler.Unscramble(scrambled) : null;
    }

    private static char Unconfused(char typed) =>
        typed switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => typed,
        };
}
