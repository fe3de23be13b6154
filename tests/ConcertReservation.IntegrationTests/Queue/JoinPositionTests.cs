namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>The answer to a join is exact as of its commit, on every instance.</summary>
public sealed class JoinPositionTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Join_OneAfterTheOtherThroughTwoInstances_GetsDensePositions()
    {
        var concert = await service.FullConcertAsync();
        var line = await service.Crowd.CustomersAsync(10);

        var positions = new List<long>();
        foreach (var person in line)
            positions.Add((await person.JoinAsync(concert)).Get<long>("position"));

        positions.Should().Equal(Enumerable.Range(1, 10).Select(position => (long)position));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Join_RushThroughTwoInstances_GetsDifferentDensePositions(bool byTheGate)
    {
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(maxActive: 5, activeFor: "12:00:00")
        );
        var crowd = await service.Crowd.CustomersAsync(45);

        var answers = await Task.WhenAll(
            crowd.Select(person => byTheGate ? person.Client.GetAsync(concert.Seats) : person.JoinAsync(concert))
        );

        answers
            .Select(answer => byTheGate ? answer["queue"] : answer.Json)
            .Select(token => token?["position"]?.GetValue<long>() ?? 0)
            .Where(position => position > 0)
            .Order()
            .Should()
            .Equal(Enumerable.Range(1, 40).Select(position => (long)position));
    }

    [Fact]
    public async Task Join_CustomersLeftOnTheOtherInstance_DoesNotCountThem()
    {
        var concert = await service.FullConcertAsync();
        var line = new List<Person>();
        for (var i = 0; i < 4; i++)
            line.Add(await service.VisitorAsync(concert));
        (await line[1].At(0).DeleteAsync(concert.Line)).Status.Should().Be(System.Net.HttpStatusCode.NoContent);
        var late = await service.Crowd.CustomerAsync();

        var joined = await late.At(1).PostAsync(concert.Line);
        var polled = await late.At(1).GetAsync(concert.Line);

        joined.Get<long>("position").Should().Be(4);
        polled.Get<long>("position").Should().Be(4, "a position never grows");
    }
}
