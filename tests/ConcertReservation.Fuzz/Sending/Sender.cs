using System.Net.Http.Headers;
using System.Text;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Sending;

/// <summary>Sends what a client library can send; the rest goes to <see cref="RawSender"/>.</summary>
internal sealed class Sender(IReadOnlyList<Uri> addresses) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <returns>Null when the connection ended without an answer.</returns>
    public async Task<Answer?> SendAsync(WrongRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            return request.Delivery is Delivery.Whole or Delivery.Chunked
                ? await SendWholeAsync(request, limit.Token)
                : await RawSender.SendAsync(request, AddressFor(request), limit.Token);
        }
        catch (Exception fault)
            when (fault is HttpRequestException or IOException
                || (limit.IsCancellationRequested && !ct.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer?> SendWholeAsync(WrongRequest request, CancellationToken ct)
    {
        using var message = MessageOf(request);
        using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString() ?? "",
            await ReadAsync(answer.Content, ct),
            answer.Headers.RetryAfter?.ToString()
        );
    }

    private HttpRequestMessage MessageOf(WrongRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), TargetOf(request));
        foreach (var headers in request.Headers.GroupBy(h => h.Key, h => h.Value, StringComparer.Ordinal))
            message.Headers.TryAddWithoutValidation(headers.Key, headers);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            if (request.ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        // On a connection of its own, which the server has to cut when it has read enough.
        if (request.Delivery == Delivery.Chunked)
            (message.Headers.TransferEncodingChunked, message.Headers.ConnectionClose) = (true, true);
        return message;
    }

    // As it is: dots, escapes and empty segments must arrive unchanged.
    private Uri TargetOf(WrongRequest request) =>
        new(
            AddressFor(request).GetLeftPart(UriPartial.Authority) + request.Target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    private Uri AddressFor(WrongRequest request) => addresses[request.Number % addresses.Count];

    // Events go on for ever: that they began is answer enough.
    private static Task<string> ReadAsync(HttpContent content, CancellationToken ct) =>
        content.Headers.ContentType is MediaTypeHeaderValue { MediaType: "text/event-stream" }
            ? Task.FromResult("")
            : content.ReadAsStringAsync(ct);
}
