using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Ids in the path that are none.</summary>
internal sealed class MalformedId : IMutation
{
    private static readonly string[] Wrong =
    [
        "abc",
        "1.5",
        "1e3",
        "0x1",
        "1,000",
        "NaN",
        "null",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999999999999999999999999",
        "%EF%BC%91",
        "%EA%B0%80",
        "%F0%9F%98%80",
        "%ED%A0%80",
        "%C0%80",
        "%FF",
        "%",
        "%zz",
        "%2F",
        "1%2F2",
        "%00",
        "1;x=1",
        "'%20OR%20''='",
        "{concertId}",
        "0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff0",
        "0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff0g",
        "0193a5c4_2d6b_7e21_b7f3_91c2a4d0ff03",
    ];

    // Some parsers take them for the id itself, and no harm is done.
    private static readonly Func<string, string>[] Disputed =
    [
        id => "%20" + id,
        id => id + "%20",
        id => "+" + id,
        id => "000" + id,
        id => id + "%00",
        id => $"%7B{id}%7D",
        id => $"({id})",
        id => id.Replace("-", "", StringComparison.Ordinal),
        id => id.ToUpperInvariant(),
        _ => "-0",
        _ => "",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.PathIds) is not { } id)
            return null;

        return dice.Next(4) > 0
            ? Replacing(id, dice.One([.. Wrong, new string('9', 3_000)]))
            : Rewriting(id, dice.One(Disputed));
    }

    private static Change Replacing(Parameter id, string text) =>
        new(
            $"'{text[..Math.Min(text.Length, 50)]}' as {id.Name}",
            Expectation.RefusalWith(400),
            draft => draft.PathIds[id.Name] = text
        );

    private static Change Rewriting(Parameter id, Func<string, string> rewrite) =>
        new(
            $"{id.Name} as '{rewrite("id")}'",
            Expectation.Anything,
            draft =>
            {
                draft.PathIds[id.Name] = rewrite(draft.PathIds[id.Name]);
                draft.LeavesOperation = draft.PathIds[id.Name].Length == 0;
            }
        );
}
