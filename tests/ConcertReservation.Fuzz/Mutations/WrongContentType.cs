using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>JSON under another name, or in a charset that does not exist.</summary>
internal sealed class WrongContentType : IMutation
{
    private static readonly string?[] Wrong =
    [
        "text/plain",
        "text/html; charset=utf-8",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/octet-stream",
        "application/javascript",
        "application/jsonx",
        "application",
        "/json",
        "*/*",
        "nonsense",
        "application/json; charset=nonsense",
        "application/json; charset=utf-7",
        null,
    ];

    private static readonly string[] Disputed =
    [
        "",
        "APPLICATION/JSON",
        "text/json",
        "application/vnd.load+json",
        "application/json; charset=\"utf-8\"",
        "application/json; charset=",
        "application/json; charset=iso-8859-1",
        "application/json;;;",
        "application/json, text/plain",
        "application/json; charset=utf-8; charset=utf-16",
        "application/*",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (operation.Body is null)
            return null;

        var isCertain = dice.Next(3) > 0;
        var type = isCertain ? dice.One(Wrong) : dice.One(Disputed);
        return new Change(
            $"content type '{type ?? "none"}'",
            isCertain ? Expectation.RefusalWith(415) : Expectation.Anything,
            draft => draft.Body!.ContentType = type
        );
    }
}
