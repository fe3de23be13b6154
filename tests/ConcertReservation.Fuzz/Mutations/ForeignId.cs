using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Another customer's reservation or payment, which the service must report as not found.</summary>
internal sealed class ForeignId : IMutation
{
    public Change? Pick(ApiOperation operation, Random random)
    {
        if (operation.IsForOperators)
            return null;

        var takesHeld = random.Next(2) == 0;
        return random.OneOrNone(operation.PathIds) switch
        {
            { Name: "reservationId" } => Foreign(
                "reservationId",
                draft => takesHeld ? draft.Users.Stranger.HeldReservationId : draft.Users.Stranger.PaidReservationId
            ),
            { Name: "paymentId" } => Foreign("paymentId", draft => draft.Users.Stranger.PaymentId),
            _ => null,
        };
    }

    private static Change Foreign(string name, Func<Draft, string> idOf) =>
        new(
            $"another customer's {name}",
            Expectation.RefusalWith(404),
            draft =>
            {
                draft.PathIds[name] = idOf(draft);
                // Without a body, so that no other fault is found first.
                draft.Body = null;
            }
        );
}
