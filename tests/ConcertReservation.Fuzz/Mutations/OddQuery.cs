using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Queries that may be ignored: unknown, repeated, empty, or not pairs at all.</summary>
internal sealed class OddQuery : IMutation
{
    private static readonly string[] Queries =
    [
        "surplus=1",
        "",
        "&&&",
        "=",
        "=1",
        "%",
        "%zz=%zz",
        "%00",
        "?",
        "[0]=1",
        "limit[]=1",
        "limit[a]=1",
        "limit=1&limit=2",
        "limit=1&limit=abc",
        "LIMIT=5",
        "limit=",
        "limit=%2B5",
        "limit=%205",
        "cursor=",
        "cursor=&cursor=x",
        "date=",
        "date=0001-01-01",
        "date=9999-12-31",
        "date=2027-01-15&date=2027-01-16",
        "status=",
        "status=HELD",
        "status=held&status=paid",
        "includeSoldOut=",
        "includeSoldOut=TRUE",
        "concertId=999",
        "userId=00000000-0000-7000-8000-000000000000",
        "request=x",
        "page.limit=7",
    ];

    public Change Pick(ApiOperation operation, Random random)
    {
        var query = random.Next(10) == 0 ? $"surplus={new string('a', 4_000)}" : random.One(Queries);
        return new Change(
            $"?{query[..Math.Min(query.Length, 50)]}",
            Expectation.Anything,
            draft => draft.Query.Add(query)
        );
    }
}
