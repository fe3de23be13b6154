using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConcertReservation.Api.Http;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// What makes two requests the same: method, path, user and body. White space in the JSON makes no difference, the
/// order of its fields does.
/// </summary>
internal static class RequestFingerprint
{
    /// <summary>Reads the body and leaves it to be read again. 32 bytes.</summary>
    public static async Task<byte[]> OfAsync(HttpContext context, CancellationToken ct)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        request.Body.Position = 0;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{context.User.Id()}\n"));
        hash.AppendData(WithoutWhiteSpace(body.ToArray()));
        return hash.GetHashAndReset();
    }

    private static ReadOnlySpan<byte> WithoutWhiteSpace(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var compact = new ArrayBufferWriter<byte>(body.Length);
            using (var writer = new Utf8JsonWriter(compact))
                json.WriteTo(writer);
            return compact.WrittenSpan;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // bad JSON, bad text
        {
            return body; // it will be refused; until then it is just bytes
        }
    }
}
