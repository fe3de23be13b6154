using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Malformed ids in the path.</summary>
internal sealed class MalformedId : IMutation
{
    private static readonly string[] Wrong =
    [
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
        "{concertId}",
        "0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff0",
        "0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff0g",
        "0193a5c4_2d6b_7e21_b7f3_91c2a4d0ff03",
    ];

    // Some parsers read them as the id itself, which is allowed.
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

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.PathIds) is not { } id)
            return null;

        return random.Next(4) > 0
            ? Replacing(id, random.One([.. Wrong, new string('9', 3_000)]))
            : Rewriting(id, random.One(Disputed));
    }

    private static Change Replacing(Parameter id, string text) =>
        new(
            $"'{text[..Math.Min(text.Length, 50)]}' as {id.Name}",
            // An id of any other form is unknown, not malformed.
            id.Schema.IsInteger
            || id.Schema.Format == "uuid"
                ? Expectation.RefusalWith(400)
                : Expectation.Refusal,
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
