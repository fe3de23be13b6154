using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace ConcertReservation.Api.Http;

/// <summary>
/// The JSON of an answer that many requests share, written once. A large one is kept in its compressed forms only, and
/// decompressed while it is sent to the rare client that accepts none.
/// </summary>
internal sealed class SharedBody
{
    private const int TagBytes = 12;
    private const int MinCompressed = 1_024;
    private const int MaxKeptPlain = 64 * 1_024;

    private static readonly ConditionalWeakTable<object, SharedBody> Bodies = [];

    private readonly byte[]? _plain;
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    private SharedBody(object answer, JsonSerializerOptions json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var head = new MemoryStream();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var body = new FormsStream(hash, head, MaxKeptPlain, gzip))
        {
            JsonSerializer.Serialize(body, answer, answer.GetType(), json);
            Length = body.Written;
        }
        Tag = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, TagBytes));
        _plain = Length <= MaxKeptPlain ? head.ToArray() : null;
        var gzipped = packed.ToArray();
        _gzip = new(gzipped);
        _brotli = new(() => Recompress(gzipped));
    }

    /// <summary>A hash of the JSON: every instance computes the same.</summary>
    public string Tag { get; }

    /// <summary>The length of the JSON in bytes.</summary>
    public long Length { get; }

    /// <summary>The body of an answer. The same object has one body, which lives as long as the object.</summary>
    public static SharedBody Of(object answer, JsonSerializerOptions json) =>
        Bodies.GetValue(answer, a => new SharedBody(a, json));

    /// <summary>The best form for a client: <c>br</c>, <c>gzip</c>, or null for plain JSON.</summary>
    public string? EncodingFor(HttpRequest request) => Length < MinCompressed ? null : AcceptedEncodings.Best(request);

    /// <summary>The bytes in this encoding; null when they are not kept.</summary>
    public ReadOnlyMemory<byte>? BytesIn(string? encoding) =>
        encoding switch
        {
            "br" => _brotli.Value,
            "gzip" => _gzip.Value,
            // The cast matters: a null array would become an empty memory.
            _ => _plain is null ? (ReadOnlyMemory<byte>?)null : new ReadOnlyMemory<byte>(_plain),
        };

    /// <summary>The plain JSON, whether it is kept or not.</summary>
    public async Task WritePlainAsync(Stream output, CancellationToken ct)
    {
        await using var gzip = new GZipStream(new MemoryStream(_gzip.Value), CompressionMode.Decompress);
        await gzip.CopyToAsync(output, ct);
    }

    private static byte[] Recompress(byte[] gzipped)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(gzipped), CompressionMode.Decompress))
        using (var brotli = new BrotliStream(output, CompressionLevel.Fastest))
            gzip.CopyTo(brotli);
        return output.ToArray();
    }

    /// <summary>Writes to all forms at once, so that the plain JSON of a large answer is never in memory.</summary>
    private sealed class FormsStream(IncrementalHash hash, MemoryStream head, int maxHead, Stream gzip) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Written;

        public override long Position
        {
            get => Written;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            if (head.Length + buffer.Length <= maxHead)
                head.Write(buffer);
            gzip.Write(buffer);
            Written += buffer.Length;
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
