using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Brackets in brackets, thousands deep, some never closed.</summary>
internal sealed class DeepNesting : IMutation
{
    private static readonly int[] Depths = [20, 70, 1_100, 9_000];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.BodyFields.Where(s => !s.IsElement)) is not { } field)
            return null;

        var (depth, isObject, isClosed) = (random.One(Depths), random.Next(2) == 0, random.Next(3) > 0);
        var open = string.Concat(Enumerable.Repeat(isObject ? "{\"a\":" : "[", depth));
        var nested = open + "0" + (isClosed ? new string(isObject ? '}' : ']', depth) : "");
        return random.Next(2) == 0
            ? Change.At(field, $"{depth} levels", nested, Expectation.Refusal)
            : new Change(
                $"{depth} levels beside {field.Name}",
                Expectation.RefusalIf(!isClosed),
                draft => draft.Body!.Put(field, $"{draft.Body!.TextAt(field)},\"surplus\":{nested}")
            )
            {
                Field = field,
            };
    }
}
