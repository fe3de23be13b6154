namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Customers who leave as soon as they are admitted, until the line is empty.</summary>
internal sealed class Drain(Service service, ConcertOnSale concert, IEnumerable<Person> customers)
{
    private readonly Dictionary<Guid, Person> _people = customers.ToDictionary(p => p.UserId);

    /// <summary>Customers who never claim their tokens: the clock moves until the tokens expire.</summary>
    public IReadOnlySet<Guid> NoShows { get; init; } = new HashSet<Guid>();
    public TimeSpan TurnLapsesAfter { get; init; }

    /// <returns>The maximum of active customers at any time.</returns>
    public async Task<long> RunAsync()
    {
        var draining = Eventually.Is(StepAsync, "the line has to become empty");
        var most = 0L;
        while (!draining.IsCompleted)
            most = Math.Max(most, await CountAsync("status = 'active'"));
        await draining;
        return most;
    }

    public Task<long> CountAsync(string condition) =>
        service.Sql.ScalarAsync<long>(
            $"SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND {condition}",
            concert.ConcertId
        );

    // Active customers leave; when only no-shows are active, their tokens expire. True when no customer is left.
    private async Task<bool> StepAsync()
    {
        var active = await service.Sql.ColumnAsync<Guid>(
            "SELECT user_id FROM queue_tokens WHERE concert_id = $1 AND status = 'active'",
            concert.ConcertId
        );
        var leaving = active.Where(id => !NoShows.Contains(id)).ToList();
        await Race.RunAsync(leaving, id => _people[id].Client.DeleteAsync(concert.Line));
        if (leaving.Count == 0 && active.Count > 0)
            service.Clock.Advance(TurnLapsesAfter);

        return active.Count == 0 && await CountAsync("status IN ('waiting', 'active')") == 0;
    }
}
