using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using ConcertReservation.Api.Http;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Frontend;

/// <summary>A file of the frontend with its compressed forms, each made on first use.</summary>
internal sealed class FrontendAsset(string contentType, byte[] content)
{
    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
    private readonly FrozenDictionary<string, Lazy<byte[]>> _compressed = new Dictionary<string, Lazy<byte[]>>(
        StringComparer.Ordinal
    )
    {
        ["br"] = new(() => Compress(content, output => new BrotliStream(output, CompressionLevel.SmallestSize))),
        ["gzip"] = new(() => Compress(content, output => new GZipStream(output, CompressionLevel.SmallestSize))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A result that answers conditional requests by an ETag, in the best encoding the client accepts.</summary>
    public IResult Respond(HttpContext context, string cacheControl)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = AcceptedEncodings.Best(context.Request);
        if (encoding is null)
            return TypedResults.Bytes(content, contentType, entityTag: new($"\"{_hash}\""));
        headers.ContentEncoding = encoding;
        return TypedResults.Bytes(_compressed[encoding].Value, contentType, entityTag: new($"\"{_hash}-{encoding}\""));
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var compression = compressor(output))
            compression.Write(content);
        return output.ToArray();
    }
}
