using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Somebody else's reservation or payment, which to the caller does not exist.</summary>
internal sealed class ForeignId : IMutation
{
    public Change? Pick(Operation operation, Random dice)
    {
        if (operation.IsForOperators)
            return null;

        var takesHeld = dice.Next(2) == 0;
        return dice.OneOrNone(operation.PathIds) switch
        {
            { Name: "reservationId" } => Foreign(
                "reservationId",
                draft => takesHeld ? draft.World.Stranger.HeldReservationId : draft.World.Stranger.PaidReservationId
            ),
            { Name: "paymentId" } => Foreign("paymentId", draft => draft.World.Stranger.PaymentId),
            _ => null,
        };
    }

    private static Change Foreign(string name, Func<Draft, string> idOf) =>
        new(
            $"a stranger's {name}",
            Expectation.RefusalWith(404),
            draft =>
            {
                draft.PathIds[name] = idOf(draft);
                // A body may contradict the stranger's reservation, which must not be noticed first.
                draft.Body = null;
            }
        );
}
