using System.Net.Http.Headers;
using System.Text;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Sending;

/// <summary>Sends what a client library can send; <see cref="RawSender"/> sends the rest.</summary>
internal sealed class Sender(IReadOnlyList<Uri> addresses) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

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

    /// <returns>Null when the connection ended without a response.</returns>
    public async Task<FuzzResponse?> SendAsync(WrongRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            return request.Delivery == Delivery.Whole
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

    private async Task<FuzzResponse?> SendWholeAsync(WrongRequest request, CancellationToken ct)
    {
        using var message = MessageOf(request);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        return new FuzzResponse(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            await ReadAsync(response.Content, ct),
            response.Headers.RetryAfter?.ToString()
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

        return message;
    }

    // Without canonicalization: dots, escapes and empty segments must arrive unchanged.
    private Uri TargetOf(WrongRequest request) =>
        new(
            AddressFor(request).GetLeftPart(UriPartial.Authority) + request.Target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    private Uri AddressFor(WrongRequest request) => addresses[request.Number % addresses.Count];

    // A stream of events does not end, so its body is not read.
    private static Task<string> ReadAsync(HttpContent content, CancellationToken ct) =>
        content.Headers.ContentType is MediaTypeHeaderValue { MediaType: "text/event-stream" }
            ? Task.FromResult("")
            : content.ReadAsStringAsync(ct);
}
