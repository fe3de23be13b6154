namespace ConcertReservation.IntegrationTests.Races;

/// <summary>A long line with few slots, on two instances: never more than maxActive, always in order.</summary>
public sealed class DrainTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int MaxActive = 7;
    private static readonly TimeSpan ActiveFor = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Admission_LineOf300WithSevenSlots_IsInOrderAndNeverExceedsMaxActive()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(MaxActive));
        var customers = await service.Crowd.CustomersAsync(300);
        await Race.RunAsync(customers, person => person.JoinAsync(concert));

        var drain = new Drain(service, concert, customers);
        var most = await drain.RunAsync();

        most.Should().BeInRange(1, MaxActive);
        (await drain.CountAsync("status = 'left' AND activated_at IS NOT NULL")).Should().Be(300);
        (await Witness.MostAsync(service.Sql, concert.ConcertId))
            .Should()
            .Be(MaxActive, "no slot stays empty permanently");
        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, admitted: 300);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Admission_SomeCustomersLeaveAndSomeNeverClaim_IsInOrderAndNeverExceedsMaxActive()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(MaxActive, activeFor: $"{ActiveFor:c}")
        );
        var first = await service.Crowd.CustomersAsync(MaxActive);
        await Race.RunAsync(first, person => person.JoinAsync(concert));
        var behind = await service.Crowd.CustomersAsync(200);
        await Race.RunAsync(behind, person => person.JoinAsync(concert));
        var impatient = behind.Where((_, i) => i % 5 == 0).ToList();
        await Race.RunAsync(impatient, person => person.Client.DeleteAsync(concert.Line));

        var drain = new Drain(service, concert, first.Concat(behind))
        {
            NoShows = behind.Where((_, i) => i % 5 == 1).Select(p => p.UserId).ToHashSet(),
            TurnLapsesAfter = ActiveFor,
        };
        var most = await drain.RunAsync();

        most.Should().BeInRange(1, MaxActive);
        (await drain.CountAsync("status = 'left' AND activated_at IS NULL"))
            .Should()
            .Be(40, "this many customers left while waiting");
        (await drain.CountAsync("status = 'expired'"))
            .Should()
            .BeGreaterThanOrEqualTo(40, "this many customers never claimed");
        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, admitted: MaxActive + 160);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Admission_WhileCustomersJoinAndLeave_IsInOrderAndNeverExceedsMaxActive()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(MaxActive));
        var customers = await service.Crowd.CustomersAsync(200);

        var passing = Race.RunAsync(customers, person => JoinAndLeaveAsync(person, concert));
        var drain = new Drain(service, concert, customers);
        var most = await drain.RunAsync();
        await passing;
        await drain.RunAsync();

        most.Should().BeLessThanOrEqualTo(MaxActive);
        var admitted = await drain.CountAsync("activated_at IS NOT NULL");
        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, (int)admitted);
        await Invariants.HoldAsync(service);
    }

    // Half of the customers leave at once, most while waiting; the drain removes the others.
    private static async Task<Answer> JoinAndLeaveAsync(Person person, ConcertOnSale concert)
    {
        var joined = await person.JoinAsync(concert);
        return person.UserId.ToByteArray()[15] % 2 == 0 ? await person.Client.DeleteAsync(concert.Line) : joined;
    }
}
