using System.Net.Http.Json;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>One customer of a script, with everything the customer received so far.</summary>
internal sealed class Actor(ApiClient client)
{
    private readonly List<Call> _repeatable = [];
    private string? _queueToken;

    public List<Guid> ReservationIds { get; } = [];

    public Task<Answer> SendAsync(Call call)
    {
        if (call.Key is not null)
            _repeatable.Add(call);
        return DeliverAsync(call);
    }

    /// <summary>The call with a key that was so many calls ago, or null when there was none.</summary>
    public async Task<Answer?> RepeatAsync(int back) =>
        _repeatable.SkipLast(back).LastOrDefault() is { } call ? await DeliverAsync(call) : null;

    public string NextKey() => $"key {_repeatable.Count + 1}";

    private async Task<Answer> DeliverAsync(Call call)
    {
        var sender = client.With(queueToken: call.ShowsToken ? _queueToken : null).WithKey(call.Key);
        var answer = await sender.SendAsync(
            call.Method,
            call.Path,
            call.Body is null ? null : JsonContent.Create(call.Body)
        );
        _queueToken = Reading.TokenIn(answer) ?? _queueToken;
        if (Reading.NewReservationIn(answer) is { } reservationId)
            ReservationIds.Add(reservationId);
        return answer;
    }
}

/// <summary>The requests of a customer.</summary>
internal sealed record Call(HttpMethod Method, string Path, object? Body, bool ShowsToken, string? Key);
