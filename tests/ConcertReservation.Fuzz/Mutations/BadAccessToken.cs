using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>No token, forged tokens, tokens of another kind, and other schemes.</summary>
internal sealed class BadAccessToken : IMutation
{
    private const string Header = "Authorization";

    public Change Pick(ApiOperation operation, Random random)
    {
        // An operation without a token ignores a bad one.
        var expectation = operation.NeedsAccessToken ? Expectation.RefusalWith(401) : Expectation.Anything;
        return random.Next(3) switch
        {
            0 => Forged(random, expectation),
            1 => Misplaced(random, expectation),
            _ => OtherScheme(random, expectation),
        };
    }

    private static Change Forged(Random random, Expectation expectation)
    {
        var (what, forge) = random.One(Forgery.All);
        return new Change(
            $"an access token {what}",
            expectation,
            draft => draft.SetHeader(Header, "Bearer " + forge(draft.Caller.AccessToken))
        );
    }

    private static Change Misplaced(Random random, Expectation expectation)
    {
        var kind = random.Next(3);
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

    private static Change OtherScheme(Random random, Expectation expectation)
    {
        var header = random.One([
            "",
            "Bearer",
            "Bearer ",
            "Basic bmFtZTpwYXNzd29yZA==",
            "Digest a=b",
            "Token",
            "Negotiate x",
        ]);
        return random.Next(3) switch
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
