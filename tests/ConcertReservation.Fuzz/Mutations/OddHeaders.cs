using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Headers with a meaning in some servers.</summary>
internal sealed class OddHeaders : IMutation
{
    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["text/html"]),
        ("Accept", ["application/xml;q=1, */*;q=0"]),
        ("Accept", ["nonsense"]),
        ("Accept", [""]),
        ("Accept-Encoding", ["nonsense, *;q=0"]),
        ("Accept-Language", ["tlh, *;q=9"]),
        ("Accept-Charset", ["utf-16"]),
        ("Content-Encoding", ["gzip"]),
        ("Range", ["bytes=0-0,5-1"]),
        ("If-None-Match", ["*"]),
        ("If-Match", ["\"x\""]),
        ("If-Modified-Since", ["never"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("X-Forwarded-For", ["nonsense", "127.0.0.1"]),
        ("X-Forwarded-Proto", ["gopher"]),
        ("X-Original-URL", ["/api/v1/admin/audit"]),
        ("Forwarded", ["for=_hidden;proto=;host=\"[::\""]),
        ("Origin", ["null"]),
        ("Cookie", ["a=b; =; ;;"]),
        ("traceparent", ["00-zz-zz-zz"]),
        ("traceparent", ["00-00000000000000000000000000000000-0000000000000000-00"]),
        ("baggage", ["=,=,,"]),
        ("Last-Event-ID", ["-1"]),
        ("Last-Event-ID", ["열"]),
        ("Queue-Token", [""]),
        ("Queue-Token", ["Bearer"]),
        ("Queue-Token", ["one", "two"]),
        ("Idempotency-Key", ["surplus"]),
        ("X-Long", [new string('x', 8_000)]),
        ("X-Unicode", ["\ud83d\ude00"]),
    ];

    public Change Pick(ApiOperation operation, Random random)
    {
        var (name, values) = random.One(Headers);
        return new Change($"{name} sent oddly", Expectation.Anything, draft => draft.SetHeader(name, values));
    }
}
