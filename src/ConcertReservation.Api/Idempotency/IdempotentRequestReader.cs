using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConcertReservation.Api.Http;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Reads the <c>Idempotency-Key</c> header and computes the request fingerprint.</summary>
internal static class IdempotentRequestReader
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 128;

    /// <summary>
    /// Null when the client sent no key. Refuses a key that is not 1 to 128 printable ASCII characters with
    /// <c>validation_failed</c>. The body can be read again afterwards.
    /// </summary>
    public static async ValueTask<IdempotentRequest?> ReadAsync(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(Header, out var values))
            return null;

        var key = values.Count == 1 ? values[0] : null;
        if (key is not { Length: >= 1 and <= MaxKeyLength } || !key.All(c => c is >= ' ' and <= '~'))
            throw DomainException.Invalid(Header, $"Send one key of 1 to {MaxKeyLength} printable ASCII characters.");
        return new IdempotentRequest(context.User.Id(), key, await FingerprintAsync(context));
    }

    /// <summary>
    /// A SHA-256 hash (32 bytes) of method, path, user and body. Requests with equal fingerprints count as the same
    /// request. White space in the JSON makes no difference; the order of the fields does.
    /// </summary>
    private static async Task<byte[]> FingerprintAsync(HttpContext context)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
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
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // or bad UTF-8
        {
            return body; // Model binding refuses it.
        }
    }
}
