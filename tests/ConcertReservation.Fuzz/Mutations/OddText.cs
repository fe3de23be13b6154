using System.Text.Json;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Unusual but valid text. The service may accept it and must not fail.</summary>
internal sealed class OddText : IMutation
{
    public static readonly IReadOnlyList<string> Texts =
    [
        "",
        " ",
        "\t\r\n",
        "\u00a0\u3000",
        "\u200b\u200d\u2060",
        "\ufeffx",
        "\u202edcba",
        "e\u0301\u0301\u0301",
        "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\U0010ffff",
        "\ufffe\uffff",
        "\u0001\u0002\u001b[31m",
        "\u0085\u2028\u2029",
        "\u007f",
        "İıſK",
        "'; DROP TABLE seats; --",
        "%s%n{0}${x}{{7*7}}",
        "../../../../etc/passwd",
        "<script>alert(1)</script>",
        "null",
        "0",
        "-1",
        "9999-12-31T23:59:59.9999999Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "2400-02-29T24:00:00Z",
        "2027-01-15T20:00:60+09:00",
        "Etc/UTC",
        "UTC",
        "Korea Standard Time",
        "../Asia/Seoul",
        "\"@example.com",
        "a@b",
        "a\ufffe@b.example",
        "이름@예시.한국",
        "10675199.02:48:05.4775807",
        "00:00:00.0000001",
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (random.OneOrNone(operation.BodyFields.Where(s => s.Schema.Is("string"))) is not { } field)
            return null;

        var json = JsonSerializer.Serialize(random.One(Texts));
        return Change.At(field, $"{json} as text", json, Expectation.Anything);
    }
}
