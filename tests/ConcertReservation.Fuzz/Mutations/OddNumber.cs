using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Whole numbers to JSON Schema that some JSON readers refuse.</summary>
internal sealed class OddNumber : IMutation
{
    private static readonly string[] Numbers = ["1.0", "1e2", "1E+2", "10e-1", "-0", "-0.0", "1e18", "100000e-5"];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.BodyFields.Where(field => field.Schema.IsNumeric)) is not { } field)
            return null;
        var number = random.One(Numbers);
        return Change.At(field, $"{number} as a number", number, Expectation.Anything);
    }
}
