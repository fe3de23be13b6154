using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Content types that the service may read as JSON or refuse.</summary>
internal sealed class WrongContentType : IMutation
{
    private static readonly string[] Types =
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
        "*/*",
    ];

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (operation.Body is null)
            return null;
        var type = random.One(Types);
        return new Change($"content type '{type}'", Expectation.Anything, draft => draft.Body!.ContentType = type);
    }
}
