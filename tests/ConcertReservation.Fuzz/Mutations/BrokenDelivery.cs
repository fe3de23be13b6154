using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Bodies that end in the middle, and chunks that are none.</summary>
internal sealed class BrokenDelivery : IMutation
{
    private static readonly Delivery[] Ways = [Delivery.Halved, Delivery.Closed, Delivery.Reset, Delivery.BadChunks];

    public Change? Pick(Operation operation, Random dice)
    {
        if (operation.Body is null)
            return null;

        var way = dice.One(Ways);
        return new Change($"body {way}", Expectation.Refusal, draft => draft.Delivery = way);
    }
}
