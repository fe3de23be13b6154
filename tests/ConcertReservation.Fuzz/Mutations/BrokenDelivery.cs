using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Bodies that end too early, chunks without a size, and a length of 10 GB.</summary>
internal sealed class BrokenDelivery : IMutation
{
    private static readonly Delivery[] Ways =
    [
        Delivery.Halved,
        Delivery.Closed,
        Delivery.Reset,
        Delivery.BadChunks,
        Delivery.Announced,
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (operation.Body is null)
            return null;
        var way = random.One(Ways);
        var expectation = way == Delivery.Announced ? Expectation.RefusalWith(413) : Expectation.Refusal;
        return new Change($"body {way}", expectation, draft => draft.Delivery = way);
    }
}
