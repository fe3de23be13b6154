using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A customer at an operator's call.</summary>
internal sealed class WrongRole : IMutation
{
    public Change? Pick(Operation operation, Random dice) =>
        operation.IsForOperators
            ? new Change(
                "a customer's access token",
                Expectation.RefusalWith(403),
                draft => draft.SetHeader("Authorization", "Bearer " + draft.Caller.AccessToken)
            )
            : null;
}
