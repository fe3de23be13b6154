using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Strings that are no text: bytes that are not UTF-8, half surrogates, NUL, bare control characters.</summary>
internal sealed class BrokenText : IMutation
{
    private static readonly (string What, byte[] Json)[] Texts =
    [
        ("NUL", "\"a\\u0000b\""u8.ToArray()),
        ("a lone high surrogate", "\"a\\ud800\""u8.ToArray()),
        ("a lone low surrogate", "\"\\udc00b\""u8.ToArray()),
        ("surrogates the wrong way round", "\"\\udc00\\ud800\""u8.ToArray()),
        ("half an escape", "\"\\u00\""u8.ToArray()),
        ("an unknown escape", "\"\\x41\""u8.ToArray()),
        ("a bare control character", "\"a\u0001b\""u8.ToArray()),
        ("a bare NUL", "\"a\0b\""u8.ToArray()),
        ("a bare line break", "\"a\nb\""u8.ToArray()),
        ("a byte that is not UTF-8", [(byte)'"', 0xff, (byte)'"']),
        ("an overlong NUL", [(byte)'"', 0xc0, 0x80, (byte)'"']),
        ("a surrogate in UTF-8", [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"']),
        ("half a character", [(byte)'"', 0xf0, 0x9f, 0x98, (byte)'"']),
        ("a character beyond Unicode", [(byte)'"', 0xf4, 0x90, 0x80, 0x80, (byte)'"']),
        ("single quotes", "'a'"u8.ToArray()),
        ("no quotes", "abc"u8.ToArray()),
        ("an open quote", "\"abc"u8.ToArray()),
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.Is("string"))) is not { } spot)
            return null;

        var (what, json) = dice.One(Texts);
        return new Change($"{what} at {spot.Name}", Expectation.Refusal, draft => draft.Body!.Put(spot, json))
        {
            Spot = spot,
        };
    }
}
