using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Scale;

/// <summary>One open stream: of a queue position, or of the figures of a sale.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private readonly string _type;

    private EventStream(HttpResponseMessage response, Stream body, string type)
    {
        (_response, _type) = (response, type);
        _events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    public static Task<EventStream> OpenAsync(HttpClient http, Person person, ConcertOnSale concert) =>
        OpenAsync(http, person, $"{concert.Line}/events", "queue");

    /// <param name="type">The type of its events.</param>
    public static async Task<EventStream> OpenAsync(HttpClient http, Person person, string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Client.AccessToken);
        if (person.Client.QueueToken is { } token)
            request.Headers.Add("Queue-Token", token);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return new EventStream(response, await response.Content.ReadAsStreamAsync(), type);
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        if (!await _events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)))
            return null;
        _events.Current.EventType.Should().Be(_type);
        return JsonNode.Parse(_events.Current.Data);
    }

    /// <summary>Reads until the event satisfies the condition.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> condition)
    {
        while (await NextAsync() is { } place)
            if (condition(place))
                return place;
        throw new InvalidOperationException("The stream ended before it said so.");
    }

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or NotSupportedException)
        {
            // The test ends the stream during a read.
        }
    }
}
