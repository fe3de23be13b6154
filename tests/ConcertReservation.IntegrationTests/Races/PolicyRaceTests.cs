namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Every instance uses a new policy from the next admission on.</summary>
public sealed class PolicyRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Lower_FromTenToThree_AdmitsNoCustomerUntilFewerThanThreeAreActive()
    {
        var (concert, customers) = await LineAsync(maxActive: 10, length: 30);
        var canary = await Canary.CreateAsync(service);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(3));
        await LeaveAsync(concert, customers, count: 7);
        await canary.WaitForAdmissionsAsync();

        (await CountAsync(concert, "activated_at IS NOT NULL")).Should().Be(10, "three are still active");
        await LeaveAsync(concert, customers, count: 1);
        await Eventually.Is(async () => await CountAsync(concert, "status = 'active'") == 3, "one slot is free");
        (await CountAsync(concert, "activated_at IS NOT NULL")).Should().Be(11);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Pause_AllActiveCustomersLeave_AdmitsNoCustomerUntilThePauseEnds()
    {
        var (concert, customers) = await LineAsync(maxActive: 5, length: 20);
        var canary = await Canary.CreateAsync(service);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(5, paused: true));
        await LeaveAsync(concert, customers, count: 5);
        var late = await (await service.Crowd.CustomerAsync()).JoinAsync(concert);
        await canary.WaitForAdmissionsAsync();

        late.Get<string>("status").Should().Be("waiting");
        (await CountAsync(concert, "activated_at IS NOT NULL")).Should().Be(5);
        await service.ChangePolicyAsync(concert, RequestBodies.Policy(5));
        await Eventually.Is(async () => await CountAsync(concert, "status = 'active'") == 5, "admission continues");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Lower_WhileTheLineEmpties_NoAdmissionExceedsTheCurrentPolicy()
    {
        await Witness.PlaceAsync(service.Sql);
        var (concert, customers) = await LineAsync(maxActive: 10, length: 150);

        var drain = new Drain(service, concert, customers);
        var draining = drain.RunAsync();
        foreach (var maxActive in new[] { 3, 8, 1, 10, 2 })
        {
            var admitted = await CountAsync(concert, "activated_at IS NOT NULL");
            await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive));
            await Eventually.Is(
                async () => await CountAsync(concert, "activated_at IS NOT NULL") > admitted + 5,
                "admission continues"
            );
        }
        await draining;

        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, admitted: 150);
        await Invariants.HoldAsync(service);
    }

    private async Task<(ConcertOnSale Concert, IReadOnlyList<Person> People)> LineAsync(int maxActive, int length)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive));
        var customers = await service.Crowd.CustomersAsync(length);
        await Race.RunAsync(customers, person => person.JoinAsync(concert));
        return (concert, customers);
    }

    private async Task LeaveAsync(ConcertOnSale concert, IReadOnlyList<Person> customers, int count)
    {
        var active = await service.Sql.ColumnAsync<Guid>(
            "SELECT user_id FROM queue_tokens WHERE concert_id = $1 AND status = 'active' LIMIT $2",
            concert.ConcertId,
            count
        );
        await Race.RunAsync(
            customers.Where(p => active.Contains(p.UserId)),
            person => person.Client.DeleteAsync(concert.Line)
        );
    }

    private Task<long> CountAsync(ConcertOnSale concert, string condition) =>
        service.Sql.ScalarAsync<long>(
            $"SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND {condition}",
            concert.ConcertId
        );
}
