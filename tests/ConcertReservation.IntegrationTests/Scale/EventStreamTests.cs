using System.Net;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Scale;

public sealed class EventStreamTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_Waiting_SendsThePlaceTheChangesAndTheAdmission(bool withHeader)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        var ahead = await service.VisitorAsync(concert);
        var person = await service.VisitorAsync(concert);
        person = withHeader ? person : person with { Client = person.Client.WithoutQueueToken() };
        using var http = service.Hosts[0].CreateClient();
        await using var stream = await EventStream.OpenAsync(http, person, concert);

        var first = (await stream.NextAsync())!;
        await ahead.LeaveAsync(concert);
        var moved = await stream.UntilAsync(place => place["ahead"]!.GetValue<long>() == 0);
        await active.LeaveAsync(concert);
        var admission = await stream.UntilAsync(place => place["status"]!.GetValue<string>() != "waiting");

        first.ShouldHaveFields(Places.Fields);
        first["position"]!.GetValue<long>().Should().Be(2);
        moved["position"]!.GetValue<long>().Should().Be(1);
        admission["status"]!.GetValue<string>().Should().Be("active");
        (await stream.NextAsync()).Should().BeNull("the admission is the last event");
    }

    [Fact]
    public async Task Watch_Active_SendsItAndEnds()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        await using var stream = await EventStream.OpenAsync(http, person, concert);

        var only = await stream.NextAsync();

        only!["status"]!.GetValue<string>().Should().Be("active");
        (await stream.NextAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Watch_AgainAfterTheLastEvent_HasNoContent()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        using var first = await GetAsync(http, person, concert, lastEventId: null);
        var events = await first.Content.ReadAsStringAsync();
        var id = events.Split('\n').Single(line => line.StartsWith("id:", StringComparison.Ordinal))[3..].Trim();

        using var again = await GetAsync(http, person, concert, id);

        events.Should().Contain("retry:");
        again.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Watch_AgainAfterALostConnection_GoesOn()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();

        using var again = await GetAsync(http, person, concert, lastEventId: "7");

        (await again.Content.ReadAsStringAsync()).Should().Contain("id: 8").And.Contain("\"active\"");
    }

    [Fact]
    public async Task Watch_FifthStreamOfAnAccount_EndsTheOldest()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        var streams = new List<EventStream>();
        for (var i = 0; i < 5; i++)
        {
            streams.Add(await EventStream.OpenAsync(http, person, concert));
            (await streams[i].NextAsync()).Should().NotBeNull();
        }

        (await streams[0].NextAsync()).Should().BeNull("the fifth stream closes the oldest");

        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> GetAsync(
        HttpClient http,
        Person person,
        ConcertOnSale concert,
        string? lastEventId
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{concert.Line}/events");
        request.Headers.Authorization = new("Bearer", person.Client.AccessToken);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return await http.SendAsync(request);
    }

    [Fact]
    public async Task Watch_LeftOnAnotherDevice_SendsItAndEnds()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        await using var stream = await EventStream.OpenAsync(http, person, concert);

        await person.LeaveAsync(concert);

        await stream.UntilAsync(place => place["status"]!.GetValue<string>() == "left");
        (await stream.NextAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Watch_WithAForgedToken_IsRefused()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await person.Client.With(queueToken: "forged").GetAsync($"{concert.Line}/events");

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Watch_NotInLine_IsNotFound()
    {
        var concert = await service.FullConcertAsync();
        var otherCustomer = await service.Crowd.CustomerAsync();

        var answer = await otherCustomer.Client.GetAsync($"{concert.Line}/events");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }
}
