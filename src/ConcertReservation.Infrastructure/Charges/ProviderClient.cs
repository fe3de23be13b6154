using System.Text.Json;
using ConcertReservation.Domain.Charges;
using Microsoft.Extensions.Logging;
using Polly;

namespace ConcertReservation.Infrastructure.Charges;

/// <summary>
/// Sends a request to a provider and reads its answer. Nothing is thrown for what a provider may do: no answer, a late
/// one, HTML. Neither keys nor bodies are logged.
/// </summary>
internal sealed class ProviderClient(PaymentProviderName name, IHttpClientFactory clients, ILogger<ProviderClient> log)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <param name="operation">For the log; the path contains ids.</param>
    /// <param name="key">The provider does a request with this key once.</param>
    public async Task<ProviderAnswer> SendAsync(
        string operation,
        HttpMethod method,
        string path,
        HttpContent? content,
        string? key,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add(IdempotencyKey, key);
        try
        {
            using var client = clients.CreateClient(name.ToString());
            using var response = await client.SendAsync(request, ct);
            var answer = new ProviderAnswer(
                (int)response.StatusCode,
                Parse(await response.Content.ReadAsByteArrayAsync(ct))
            );
            if (answer.Json is null || answer.Status >= 500)
                log.LogWarning(
                    "{Provider} answered {Operation} with an unusable {Status}",
                    name,
                    operation,
                    answer.Status
                );
            else if (answer.Status == 401)
                log.LogError(
                    "{Provider} refused the keys of this service at {Operation}: {Status}",
                    name,
                    operation,
                    answer.Status
                );
            return answer;
        }
        catch (Exception failure) when (IsFailure(failure) && !ct.IsCancellationRequested)
        {
            log.LogWarning("{Provider} did not answer {Operation}: {Reason}", name, operation, failure.GetType().Name);
            return ProviderAnswer.None;
        }
    }

    // ExecutionRejectedException: the time is over, or too many calls have failed a moment ago.
    private static bool IsFailure(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or IOException or ExecutionRejectedException;

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Json">Null when the body is not JSON.</param>
internal sealed record ProviderAnswer(int Status, JsonElement? Json)
{
    public static ProviderAnswer None { get; } = new(0, null);

    /// <summary>The JSON of a success.</summary>
    public JsonElement? Success => Status is >= 200 and < 300 ? Json : null;

    /// <summary>The provider has understood the request and refuses it.</summary>
    public bool IsRefusal => Status is >= 400 and < 500 && Json is not null;
}

/// <summary>Reads what other programs write: a missing or wrong value is null.</summary>
internal static class ProviderJson
{
    public static JsonElement? Object(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static string? Text(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static long? Whole(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var value)
            ? value
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    private static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) ? found : null;
}
