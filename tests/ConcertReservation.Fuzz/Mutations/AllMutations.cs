using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Mutations;

internal static class AllMutations
{
    private static readonly IReadOnlyList<IMutation> All =
    [
        new OddNumber(),
        new OddText(),
        new BrokenText(),
        new WrongLength(),
        new ExtraPart(),
        new DeepNesting(),
        new BodyEncoding(),
        new WrongContentType(),
        new BrokenDelivery(),
        new WrongVerb(),
        new UnknownPath(),
        new MalformedId(),
        new UnknownId(),
        new ForeignId(),
        new MalformedQuery(),
        new OddQuery(),
        new BadAccessToken(),
        new BadQueueToken(),
        new BadIdempotencyKey(),
        new OddHeaders(),
    ];

    /// <summary>A change of any kind that fits the operation; each kind is as likely.</summary>
    public static Change Pick(ApiOperation operation, Random random)
    {
        while (true)
        {
            if (random.One(All).Pick(operation, random) is { } change)
                return change;
        }
    }
}
