using System.Diagnostics;
using System.Net;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Scale;

/// <summary>
/// A waiting customer gets the position from the cache, and only until the maximum age of the cached state.
/// </summary>
public sealed class CachedPositionTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Get_Waiting_ReadsNoTableOfTheLine()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        await person.GetTokenAsync(concert);

        Answer locked;
        var clock = Stopwatch.StartNew();
        await using (await TableLock.OnTheLineAsync(service))
            locked = await person.GetTokenAsync(concert);

        clock.Elapsed.Should().BeLessThan(MaxAge, "a slower request may have waited for the lock");
        locked.ShouldBe(HttpStatusCode.OK).Get<string>("status").Should().Be("waiting");
    }

    [Fact]
    public async Task Get_StateCannotBeRefreshed_WaitsAndReturnsNoOldPosition()
    {
        var concert = await service.FullConcertAsync();
        var ahead = await service.VisitorAsync(concert);
        var person = await service.VisitorAsync(concert);
        var before = await person.PositionAsync(concert);

        var cutOff = Task.FromResult(before);
        await using (await TableLock.OnTheLineAsync(service))
            await Eventually.Is(
                async () => !await CompletesBeforeOtherRequestsAsync(cutOff = person.PositionAsync(concert), person),
                "a cached state that cannot be refreshed gets too old to use"
            );
        var after = await cutOff;
        await ahead.LeaveAsync(concert);

        (before, after).Should().Be((2L, 2L));
        (await person.PositionAsync(concert)).Should().Be(1);
    }

    [Fact]
    public async Task Get_CustomerInFrontLeft_ReturnsTheNewPositionAtOnce()
    {
        var concert = await service.FullConcertAsync();
        var customers = new List<Person>();
        for (var i = 0; i < 5; i++)
            customers.Add(await service.VisitorAsync(concert));

        await customers[1].LeaveAsync(concert);
        await customers[3].LeaveAsync(concert);

        var positions = new List<long>();
        foreach (var i in new[] { 0, 2, 4 })
            positions.Add(await customers[i].PositionAsync(concert));
        positions.Should().Equal(1, 2, 3);
    }

    // Twenty other requests, one after the other, to tables that are not locked: enough time for a read from memory.
    private static async Task<bool> CompletesBeforeOtherRequestsAsync(Task get, Person person)
    {
        for (var i = 0; i < 20 && !get.IsCompleted; i++)
            await person.BalanceAsync();
        return get.IsCompleted;
    }
}
