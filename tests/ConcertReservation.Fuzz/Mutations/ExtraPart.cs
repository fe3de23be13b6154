using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Unknown fields, some with a meaning in some JSON library. The service refuses them.</summary>
internal sealed class ExtraPart : IMutation
{
    private static readonly string[] Fields =
    [
        "\"surplus\":1",
        "\"\":null",
        "\"userId\":\"00000000-0000-7000-8000-000000000000\"",
        "\"role\":\"operator\"",
        "\"balance\":1000000000",
        "\"price\":0",
        "\"$type\":\"x\"",
        "\"$id\":\"1\"",
        "\"$ref\":\"1\"",
        "\"$values\":[]",
        "\"__proto__\":{\"x\":1}",
        "\"a\\u0000b\":1",
        "\"\\ud800\":1",
        "\"surplus\":\"\\ud800\"",
        "\"surplus\":1e999",
        "\"surplus\":[[],{},[{}]]",
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.BodyFields.Where(s => !s.IsElement)) is not { } field)
            return null;

        var extra = random.One(Fields);
        return new Change(
            $"{extra} beside {field.Name}",
            Expectation.Refusal,
            draft => draft.Body!.Put(field, $"{draft.Body!.TextAt(field)},{extra}")
        )
        {
            Field = field,
        };
    }
}
