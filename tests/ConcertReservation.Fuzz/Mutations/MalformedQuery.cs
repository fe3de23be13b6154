using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Query parameters with values that they cannot have.</summary>
internal sealed class MalformedQuery : IMutation
{
    private static readonly string[] NotNumbers =
    [
        "abc",
        "1.5",
        "1e1",
        "0x10",
        "1,5",
        "%EF%BC%91",
        "NaN",
        "-",
        "1%202",
    ];
    private static readonly string[] NotBooleans = ["maybe", "yes", "2", "truee", "t%20rue"];
    private static readonly string[] NotWords = ["nonsense", "0", "1", "99", "-1", "a,b", "%F0%9F%98%80", "held%00x"];
    private static readonly string[] NotCursors =
    [
        "nonsense",
        "%F0%9F%98%80",
        "%00",
        "AAAA",
        "====",
        "bm9uc2Vuc2V8MQ",
        "cmVzZXJ2YXRpb25zfA",
        "Y29uY2VydHN8OTk5OTk5OTk5OTk5OTk5OTk5OTk5OXwx",
        "_____w",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Query) is not { } parameter)
            return null;
        if (IsCursor(parameter) && operation.Template != "/api/v1/concerts" && dice.Next(5) == 0)
            return new Change(
                "another list's cursor",
                Expectation.RefusalWith(400),
                draft => draft.Query.Add($"{parameter.Name}={draft.World.CatalogueCursor}")
            );

        return dice.OneOrNone(WrongFor(parameter)) is { } value
            ? new Change(
                $"{parameter.Name}={value[..Math.Min(value.Length, 50)]}",
                Expectation.RefusalWith(400),
                draft => draft.Query.Add($"{parameter.Name}={value}")
            )
            : null;
    }

    private static IEnumerable<string> WrongFor(Parameter parameter) =>
        parameter.Schema switch
        {
            { IsInteger: true } => OutOfRange.OutsideOf(parameter.Schema).Concat(NotNumbers),
            { Format: "date" } => WrongFormat.Dates,
            { IsEnum: true } => NotWords,
            _ when parameter.Schema.Is("boolean") => NotBooleans,
            _ when IsCursor(parameter) => NotCursors.Append(new string('A', 5_000)),
            _ => [],
        };

    private static bool IsCursor(Parameter parameter) =>
        string.Equals(parameter.Name, "cursor", StringComparison.OrdinalIgnoreCase);
}
