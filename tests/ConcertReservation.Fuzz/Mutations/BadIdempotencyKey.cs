using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Keys that are not 1 to 128 printable ASCII characters, and keys sent twice.</summary>
internal sealed class BadIdempotencyKey : IMutation
{
    private static readonly string[] Wrong =
    [
        "",
        new string('k', 129),
        new string('k', 5_000),
        "열쇠",
        "clé",
        "a\tb",
        "\ud83d\udd11",
        "a\u00a0b",
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (!operation.TakesKey)
            return null;

        var key = random.One(Wrong);
        return random.Next(4) == 0
            ? new Change(
                "two idempotency keys",
                Expectation.Anything,
                draft => draft.SetHeader(ApiOperation.KeyHeader, "one", "two")
            )
            : new Change(
                $"an idempotency key of {key.Length} characters",
                Expectation.RefusalWith(400),
                draft => draft.SetHeader(ApiOperation.KeyHeader, key)
            );
    }
}
