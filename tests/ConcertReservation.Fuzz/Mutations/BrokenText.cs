using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Strings that are not text: bytes that are not UTF-8, half escapes, bare control characters.</summary>
internal sealed class BrokenText : IMutation
{
    private static readonly (string What, byte[] Json)[] Texts =
    [
        ("surrogates in the wrong order", "\"\\udc00\\ud800\""u8.ToArray()),
        ("half an escape", "\"\\u00\""u8.ToArray()),
        ("a bare control character", "\"a\u0001b\""u8.ToArray()),
        ("a bare NUL", "\"a\0b\""u8.ToArray()),
        ("a byte that is not UTF-8", [(byte)'"', 0xff, (byte)'"']),
        ("an overlong NUL", [(byte)'"', 0xc0, 0x80, (byte)'"']),
        ("a surrogate in UTF-8", [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"']),
        ("half a character", [(byte)'"', 0xf0, 0x9f, 0x98, (byte)'"']),
        ("a character beyond Unicode", [(byte)'"', 0xf4, 0x90, 0x80, 0x80, (byte)'"']),
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.BodyFields.Where(s => s.Schema.Is("string"))) is not { } field)
            return null;

        var (what, json) = random.One(Texts);
        return new Change($"{what} at {field.Name}", Expectation.Refusal, draft => draft.Body!.Put(field, json))
        {
            Field = field,
        };
    }
}
