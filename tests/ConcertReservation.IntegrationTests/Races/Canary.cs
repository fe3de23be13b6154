namespace ConcertReservation.IntegrationTests.Races;

/// <summary>
/// A separate line with one slot, which shows that the admission worker has run. So a test knows that no other customer
/// was admitted because of the policy, and not because the worker did not run.
/// </summary>
internal sealed class Canary(Service service, ConcertOnSale concert)
{
    private Person? _inside;

    public static async Task<Canary> CreateAsync(Service service)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var canary = new Canary(service, concert) { _inside = await service.Crowd.CustomerAsync() };
        await canary._inside.JoinAsync(concert);
        return canary;
    }

    /// <summary>Three admissions, so that one of two instances has read all lines in between.</summary>
    public async Task WaitForAdmissionsAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            var next = await service.Crowd.CustomerAsync();
            await next.JoinAsync(concert);
            await _inside!.Client.DeleteAsync(concert.Line);
            await Eventually.Is(() => IsActiveAsync(next), "the waiting customer has to be admitted");
            _inside = next;
        }
    }

    private Task<bool> IsActiveAsync(Person person) =>
        service.Sql.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM queue_tokens WHERE user_id = $1 AND status = 'active')",
            person.UserId
        );
}
