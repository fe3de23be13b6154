using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Flags, words and dates in the query with values that they cannot have.</summary>
internal sealed class MalformedQuery : IMutation
{
    private static readonly string[] NotBooleans = ["maybe", "yes", "2", "truee", "t%20rue"];
    private static readonly string[] NotWords = ["nonsense", "0", "1", "99", "-1", "a,b", "%F0%9F%98%80", "held%00x"];
    private static readonly string[] NotDates =
    [
        "2027-02-30",
        "2027-1-5",
        "15.01.2027",
        "2027-01-15T00:00:00Z",
        "%202027-01-15",
        "-0001-01-01",
        "10000-01-01",
        "2027-01-15%00",
        "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%97-01-15",
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.Query) is not { } parameter)
            return null;
        return random.OneOrNone(WrongFor(parameter)) is { } value
            ? new Change(
                $"{parameter.Name}={value[..Math.Min(value.Length, 50)]}",
                Expectation.RefusalWith(400),
                draft => draft.Query.Add($"{parameter.Name}={value}")
            )
            : null;
    }

    private static string[] WrongFor(Parameter parameter) =>
        parameter.Schema switch
        {
            { Format: "date" } => NotDates,
            { IsEnum: true } => NotWords,
            _ when parameter.Schema.Is("boolean") => NotBooleans,
            _ => [],
        };
}
