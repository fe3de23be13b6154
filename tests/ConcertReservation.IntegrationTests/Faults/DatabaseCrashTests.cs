using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The database fails and recovers; the instances keep running.</summary>
public sealed class DatabaseCrashTests(FragileService service) : IClassFixture<FragileService>
{
    private const string Charges = "/balance/charges";

    [Fact]
    public async Task Requests_DatabaseIsDown_AreRefusedWithRetryAfter()
    {
        var customer = await service.CustomerAsync();
        await service.CrashAsync();

        var answers = new List<Answer>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await customer.GetAsync("/reservations"));
            answers.Add(await customer.GetAsync("/balance"));
            answers.Add(await customer.PostAsync(Charges, new { amount = 1_000 }));
        }
        var live = await service.Client().GetAsync("//health/live");
        var ready = await service.Client().UntilNotReadyAsync();
        await service.RecoverAsync();

        foreach (var answer in answers)
        {
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
            answer.Headers.RetryAfter!.Delta.Should().BePositive();
        }
        live.ShouldBe(HttpStatusCode.OK);
        ready.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Text.Should().NotContain("Exception").And.NotContain("127.0.0.1");
    }

    [Fact]
    public async Task Requests_AfterTheDatabaseRecovers_SucceedWithoutARestart()
    {
        var customer = await service.CustomerAsync();
        await service.CrashAsync();
        (await customer.PostAsync(Charges, new { amount = 1_000 })).ShouldBe(HttpStatusCode.ServiceUnavailable);

        await service.RecoverAsync();

        await Eventually.Is(
            async () => (await customer.PostAsync(Charges, new { amount = 1_000 })).Status == HttpStatusCode.Created,
            "the service has to recover"
        );
        (await customer.GetAsync("/balance")).Get<long>("balance").Should().Be(1_000);
    }

    [Fact]
    public async Task Admission_AfterTheDatabaseRecovers_Continues()
    {
        var line = await LineOfOneAsync();
        var first = await service.CustomerAsync();
        var second = await service.CustomerAsync();
        (await first.PostAsync(line)).Get<string>("status").Should().Be("active");
        (await second.PostAsync(line)).Get<string>("status").Should().Be("waiting");
        await service.CrashAsync();

        await service.RecoverAsync();

        await Eventually.Is(
            async () => (await first.DeleteAsync(line)).Status == HttpStatusCode.NoContent,
            "the service has to recover"
        );
        await Eventually.Is(
            async () =>
            {
                var token = await second.GetAsync(line);
                return token.Status == HttpStatusCode.OK && token.Get<string>("status") == "active";
            },
            "the waiting customer has to be admitted"
        );
    }

    [Fact]
    public async Task Charges_AcknowledgedBeforeACrash_ExistAfterIt()
    {
        var customers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.CustomerAsync()));
        using var stop = new CancellationTokenSource();
        var charging = customers.Select(person => ChargeUntilAsync(person, stop.Token)).ToList();
        await Eventually.Is(
            async () => (await customers[0].GetAsync("/balance")).Get<long>("balance") > 20,
            "the charges have to be running"
        );

        await service.CrashAsync();
        await stop.CancelAsync();
        var acknowledged = await Task.WhenAll(charging);
        await service.RecoverAsync();

        foreach (var (person, entries) in customers.Zip(acknowledged))
            (await EntriesAsync(person)).Should().Contain(entries).And.HaveCountLessThanOrEqualTo(entries.Count + 1);
        var staff = await service.OperatorAsync();
        (await staff.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    private static async Task<List<Guid>> ChargeUntilAsync(ApiClient person, CancellationToken stop)
    {
        var acknowledged = new List<Guid>();
        while (!stop.IsCancellationRequested)
        {
            var charge = await person.PostAsync(Charges, new { amount = 1 }, CancellationToken.None);
            if (charge.Status == HttpStatusCode.Created)
                acknowledged.Add(charge.Get<Guid>("entryId"));
            else
                return acknowledged;
        }
        return acknowledged;
    }

    private static async Task<IEnumerable<Guid>> EntriesAsync(ApiClient person) =>
        (await Refunds.Pages.WalkAsync(person, "/balance/entries", limit: 100)).Select(entry =>
            entry["entryId"]!.GetValue<Guid>()
        );

    /// <summary>The path of a line with one slot.</summary>
    private async Task<string> LineOfOneAsync()
    {
        var staff = await service.OperatorAsync();
        var announcement = new Announcement { StartsAt = [TimeProvider.System.GetUtcNow().AddDays(30)] };
        var announced = await staff.PostAsync(Announcement.Path, announcement.Body);
        var concert = new ConcertPaths(announced.ShouldBe(HttpStatusCode.Created).Get<long>("concertId"));
        await staff.PutAsync(concert.QueuePolicy, RequestBodies.Policy(maxActive: 1));
        return concert.Line;
    }
}
