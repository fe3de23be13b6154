using System.Globalization;
using System.Net.Sockets;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.Fuzz.Sending;

/// <summary>Sends bodies that end too soon or contradict their headers, which no client library does.</summary>
internal static class RawSender
{
    private const long Enormous = 10_000_000_000;
    private static readonly byte[] BadChunks = "zz\r\n{\"a\":1}\r\n\r\n"u8.ToArray();

    public static async Task<FuzzResponse?> SendAsync(WrongRequest request, Uri address, CancellationToken ct)
    {
        using var client = await RawHttp.ConnectAsync(address, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(RawHttp.Head(request.Method, request.Target, address, HeadersOf(request)), ct);
        await stream.WriteAsync(SentOf(request), ct);
        switch (request.Delivery)
        {
            case Delivery.Closed:
                return null;
            case Delivery.Reset:
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return null;
            case Delivery.Halved:
                client.Client.Shutdown(SocketShutdown.Send);
                break;
        }

        return RawResponse.Parse(await RawHttp.ReadAsync(stream, ct));
    }

    private static IEnumerable<string> HeadersOf(WrongRequest request) =>
        [
            $"Content-Type: {request.ContentType}",
            FramingOf(request),
            .. request.Headers.Select(header => $"{header.Key}: {header.Value}"),
        ];

    private static string FramingOf(WrongRequest request) =>
        request.Delivery switch
        {
            Delivery.BadChunks => "Transfer-Encoding: chunked",
            Delivery.Announced => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Enormous}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {request.Body!.Length}"),
        };

    private static ReadOnlyMemory<byte> SentOf(WrongRequest request) =>
        request.Delivery switch
        {
            Delivery.BadChunks => BadChunks,
            Delivery.Announced => default,
            _ => request.Body.AsMemory(0, request.Body!.Length / 2),
        };
}
