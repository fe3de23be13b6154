using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Mutations;

internal static class AllMutations
{
    private static readonly IReadOnlyList<IMutation> All =
    [
        new WrongType(),
        new QuotedValue(),
        new NullElement(),
        new OutOfRange(),
        new OddNumber(),
        new OddText(),
        new BrokenText(),
        new WrongLength(),
        new WrongFormat(),
        new MissingPart(),
        new ExtraPart(),
        new DuplicateField(),
        new DeepNesting(),
        new BrokenJson(),
        new WholeBody(),
        new BodyEncoding(),
        new TooLargeBody(),
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
        new WrongRole(),
        new BadIdempotencyKey(),
        new OddHeaders(),
    ];

    /// <summary>A change of any kind that the operation can suffer; each kind is as likely.</summary>
    public static Change Pick(Operation operation, Random dice)
    {
        while (true)
        {
            if (dice.One(All).Pick(operation, dice) is { } change)
                return change;
        }
    }
}
