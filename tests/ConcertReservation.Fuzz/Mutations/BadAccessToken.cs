using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>No token, forged ones, those that are for something else, and other schemes.</summary>
internal sealed class BadAccessToken : IMutation
{
    private const string Header = "Authorization";

    public Change Pick(Operation operation, Random dice)
    {
        // Who needs no token may send a bad one.
        var expectation = operation.NeedsAccessToken ? Expectation.RefusalWith(401) : Expectation.Anything;
        return dice.Next(3) switch
        {
            0 => Forged(dice, expectation),
            1 => Misplaced(dice, expectation),
            _ => OtherScheme(dice, expectation),
        };
    }

    private static Change Forged(Random dice, Expectation expectation)
    {
        var (what, forge) = dice.One(Forgery.All);
        return new Change(
            $"an access token {what}",
            expectation,
            draft => draft.SetHeader(Header, "Bearer " + forge(draft.Caller.AccessToken))
        );
    }

    private static Change Misplaced(Random dice, Expectation expectation)
    {
        var kind = dice.Next(3);
        return new Change(
            "another token as access token",
            expectation,
            draft =>
                draft.SetHeader(
                    Header,
                    "Bearer "
                        + kind switch
                        {
                            0 => draft.Caller.RefreshToken,
                            1 => draft.Caller.QueueToken,
                            _ => draft.Caller.TicketCode,
                        }
                )
        );
    }

    private static Change OtherScheme(Random dice, Expectation expectation)
    {
        var header = dice.One([
            "",
            "Bearer",
            "Bearer ",
            "Basic bmFtZTpwYXNzd29yZA==",
            "Digest a=b",
            "Token",
            "Negotiate x",
        ]);
        return dice.Next(3) switch
        {
            0 => new Change("no access token", expectation, draft => draft.SetHeader(Header)),
            1 => new Change(
                "an access token without scheme",
                expectation,
                draft => draft.SetHeader(Header, draft.Caller.AccessToken)
            ),
            _ => new Change($"'{header}' as Authorization", expectation, draft => draft.SetHeader(Header, header)),
        };
    }
}
