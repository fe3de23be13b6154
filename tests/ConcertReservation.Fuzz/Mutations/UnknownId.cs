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

    public Change? Pick(ApiOperation operation, Random random) =>
        random.Next(3) == 0 ? InBody(operation, random) : InPath(operation, random);

    private static Change? InPath(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.PathIds) is not { } id)
            return null;

        var text = random.One(id.Schema.Format == "uuid" ? Uuids : Numbers);
        var isCertain = operation.Codes.Any(code => code.EndsWith("_not_found", StringComparison.Ordinal));
        return new Change(
            $"{text} as {id.Name}",
            Expectation.RefusalIf(isCertain),
            draft => draft.PathIds[id.Name] = text
        );
    }

    private static Change? InBody(ApiOperation operation, Random random)
    {
        var ids = operation.BodyFields.Where(s =>
            s.Path[^1] == "performanceId" || s.Name is "seatIds.0" or "seatNumbers.0"
        );
        if (random.OneOrNone(ids) is not { } field)
            return null;

        var text = field.Schema.IsInteger ? random.One(Numbers) : $"\"{random.One(["0", "999999999", "A-1", ""])}\"";
        return Change.At(field, $"{text} as an id", text, Expectation.Refusal);
    }
}
