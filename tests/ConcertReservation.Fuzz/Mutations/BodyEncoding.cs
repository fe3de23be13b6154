using System.Text;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Byte order marks, and bytes in one encoding under the name of another.</summary>
internal sealed class BodyEncoding : IMutation
{
    private const string Json = "application/json";

    public Change? Pick(ApiOperation operation, Random random) =>
        operation.Body is null
            ? null
            : random.One([
                Encoded("UTF-8 with a mark", new UTF8Encoding(true), Json, isCertain: false),
                Encoded("UTF-16, named", new UnicodeEncoding(), Json + "; charset=utf-16", isCertain: false),
                Encoded("UTF-16 without a mark, named", Utf16(), Json + "; charset=utf-16", isCertain: false),
                Encoded("UTF-8 as UTF-16", new UTF8Encoding(false), Json + "; charset=utf-16", isCertain: true),
                Encoded("UTF-16 as UTF-8", Utf16(), Json + "; charset=utf-8", isCertain: true),
                Encoded("UTF-16, not named", new UnicodeEncoding(), Json, isCertain: true),
                Encoded("UTF-16 from the big end", new UnicodeEncoding(true, true), Json, isCertain: true),
                Encoded("UTF-32", new UTF32Encoding(), Json, isCertain: true),
                Encoded("UTF-32, named", new UTF32Encoding(), Json + "; charset=utf-32", isCertain: false),
            ]);

    private static UnicodeEncoding Utf16() => new(bigEndian: false, byteOrderMark: false);

    private static Change Encoded(string what, Encoding encoding, string contentType, bool isCertain) =>
        new(
            $"the body in {what}",
            Expectation.RefusalIf(isCertain),
            draft =>
            {
                var text = Encoding.UTF8.GetString(draft.Body!.ToBytes());
                draft.Body.Raw = [.. encoding.Preamble, .. encoding.GetBytes(text)];
                draft.Body.ContentType = contentType;
            }
        );
}
