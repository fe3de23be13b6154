using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Ids of the right form, of things that do not exist, in the path and in the body.</summary>
internal sealed class UnknownId : IMutation
{
    private static readonly string[] Numbers = ["0", "-1", "999999999", "9223372036854775807", "-9223372036854775808"];
    private static readonly string[] Uuids =
    [
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03",
    ];

    public Change? Pick(Operation operation, Random dice) =>
        dice.Next(3) == 0 ? InBody(operation, dice) : InPath(operation, dice);

    private static Change? InPath(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.PathIds) is not { } id)
            return null;

        var text = dice.One(id.Schema.Format == "uuid" ? Uuids : Numbers);
        var isCertain = operation.Codes.Any(code => code.EndsWith("_not_found", StringComparison.Ordinal));
        return new Change(
            $"{text} as {id.Name}",
            Expectation.RefusalIf(isCertain),
            draft => draft.PathIds[id.Name] = text
        );
    }

    private static Change? InBody(Operation operation, Random dice)
    {
        var ids = operation.Spots.Where(s => s.Path[^1] == "performanceId" || s.Name is "seatIds.0" or "seatNumbers.0");
        if (dice.OneOrNone(ids) is not { } spot)
            return null;

        var text = spot.Schema.IsInteger ? dice.One(Numbers) : $"\"{dice.One(["0", "999999999", "A-1", ""])}\"";
        return Change.At(spot, $"{text} as an id", text, Expectation.Refusal);
    }
}
