using ConcertReservation.IntegrationTests.Queue;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Scale;

public sealed class ManyStreamsTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Streams = 2_000;

    [Fact]
    public async Task Watch_2000StreamsAtOnce_SendsEachTheNewPosition()
    {
        var concert = await service.FullConcertAsync();
        var first = await service.VisitorAsync(concert);
        var customers = await (await service.Crowd.CustomersAsync(Streams)).InLineAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        var streams = await Task.WhenAll(customers.Select(person => EventStream.OpenAsync(http, person, concert)));
        var before = await Task.WhenAll(streams.Select(stream => stream.NextAsync()));

        await first.LeaveAsync(concert);
        var after = await Task.WhenAll(streams.Select(stream => stream.NextAsync()));

        after
            .Select(place => place!["ahead"]!.GetValue<long>())
            .Should()
            .Equal(before.Select(place => place!["ahead"]!.GetValue<long>() - 1));
        foreach (var stream in streams)
            await stream.DisposeAsync();
        await Invariants.HoldAsync(service);
    }
}
