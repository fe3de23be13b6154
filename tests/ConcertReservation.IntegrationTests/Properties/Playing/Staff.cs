using System.Net;
using ConcertReservation.IntegrationTests.Properties.Model;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>The operator of one concert.</summary>
internal sealed class Staff(ApiClient client, ConcertOnSale concert)
{
    private Dictionary<string, long> _brokenBefore = [];

    /// <summary>Violations that an earlier script left do not count for this one.</summary>
    public async Task RecordViolationsAsync() => _brokenBefore = await CountViolationsAsync();

    public async Task<Reply> SetMaxActiveAsync(int maxActive)
    {
        (await client.PutAsync(concert.QueuePolicy, SalePlan.Policy(maxActive))).ShouldBe(HttpStatusCode.OK);
        return Reply.Done;
    }

    public async Task<Reply> CheckInvariantsAsync()
    {
        var broken = (await CountViolationsAsync())
            .Where(check => check.Value > _brokenBefore.GetValueOrDefault(check.Key))
            .Select(check => $"broken: {check.Key}");
        return new Reply(200, string.Join("; ", broken.DefaultIfEmpty("all hold")));
    }

    private async Task<Dictionary<string, long>> CountViolationsAsync() =>
        (await client.GetAsync("/admin/invariants"))
            .Items("checks")
            .ToDictionary(check => (string)check["name"]!, check => (long)check["violations"]!, StringComparer.Ordinal);
}
