using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Queue tokens that are forged, of another customer or concert, or ended.</summary>
internal sealed class BadQueueToken : IMutation
{
    private const string Header = "Queue-Token";
    private static readonly Expectation Refused = Expectation.RefusalWith(401);

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (!operation.TakesQueueToken)
            return null;

        var (what, forge) = random.One(Forgery.All);
        var prefix = random.One(["", "Bearer "]);
        return random.Next(5) switch
        {
            0 => Sent("a queue token of another customer", Refused, draft => draft.Users.Stranger.QueueToken),
            1 => Sent("a queue token of another concert", Refused, draft => draft.Users.Players[0].QueueToken),
            2 => Sent("an access token as queue token", Refused, draft => draft.Caller.AccessToken),
            // A poll with an ended token is allowed.
            3 => Sent(
                "an ended queue token",
                operation.Refuses("queue_token_expired") ? Refused : Expectation.Anything,
                draft => draft.Caller.EndedQueueToken
            ),
            _ => Sent($"a queue token {what}", Refused, draft => prefix + forge(draft.Caller.QueueToken)),
        };
    }

    private static Change Sent(string what, Expectation expectation, Func<Draft, string> token) =>
        new(what, expectation, draft => draft.SetHeader(Header, token(draft)));
}
