using System.Buffers.Text;
using System.Text;

namespace ConcertReservation.Bench.Traffic;

/// <summary>A response in the buffer of the connection, valid until the next request.</summary>
internal readonly struct BufferedResponse(ReadOnlyMemory<byte> bytes, int headLength)
{
    private const int StatusAt = 9; // HTTP/1.1 200

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;
    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;
    private static ReadOnlySpan<byte> Chunked => "\r\nTransfer-Encoding: chunked"u8;
    private static ReadOnlySpan<byte> LastChunk => "0\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    public int Status => (Bytes[StatusAt] - '0') * 100 + (Bytes[StatusAt + 1] - '0') * 10 + Bytes[StatusAt + 2] - '0';

    /// <summary>Head and body as they were received.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>Null while a part is missing. Nothing is pipelined, so no other response follows.</summary>
    public static BufferedResponse? Find(ReadOnlyMemory<byte> received)
    {
        var head = received.Span.IndexOf(HeadEnd);
        if (head < 0)
            return null;
        head += HeadEnd.Length;
        return IsWhole(received.Span[..head], received.Span[head..]) ? new BufferedResponse(received, head) : null;
    }

    /// <summary>The body, joined from its chunks if there are any.</summary>
    public string Body()
    {
        var body = Bytes[headLength..];
        if (Bytes[..headLength].IndexOf(Chunked) < 0)
            return Encoding.UTF8.GetString(body);

        var text = new List<byte>(body.Length);
        while (Utf8Parser.TryParse(body, out int size, out var digits, 'x') && size > 0)
        {
            var chunk = body[(digits + LineEnd.Length)..];
            text.AddRange(chunk[..size]);
            body = chunk[(size + LineEnd.Length)..];
        }
        return Encoding.UTF8.GetString([.. text]);
    }

    private static bool IsWhole(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var length = head.IndexOf(Length);
        if (length >= 0)
            return Utf8Parser.TryParse(head[(length + Length.Length)..], out int size, out _) && body.Length >= size;
        return head.IndexOf(Chunked) < 0 || body.EndsWith(LastChunk);
    }
}
