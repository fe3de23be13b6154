using System.Net;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>Three requests fit: two run, one waits.</summary>
public sealed class SmallService() : Service(instances: 1, ("Overload:MaxRunning", "2"), ("Overload:MaxWaiting", "1"));

/// <summary>A request without a permit is refused at once, and the requests with a permit succeed.</summary>
public sealed class OverloadTests(SmallService service) : IClassFixture<SmallService>
{
    private const int Inside = 3;

    [Fact]
    public async Task Charge_MoreRequestsThanPermits_RefusesTheRestAndRunsTheOthers()
    {
        var customer = await service.Crowd.CustomerAsync();
        var rowLock = await RowLock.OnWalletAsync(customer);
        var all = Enumerable.Range(0, 10).Select(_ => ChargeAsync(customer)).ToList();

        await Eventually.Is(
            () => Task.FromResult(all.Count(task => task.IsCompleted) == all.Count - Inside),
            "a request without a permit has to be refused"
        );
        var refused = await Task.WhenAll(all.Where(task => task.IsCompleted));
        await rowLock.DisposeAsync();
        var answers = await Task.WhenAll(all);

        foreach (var answer in refused)
        {
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
            answer.Headers.RetryAfter!.Delta.Should().BePositive();
        }
        answers.Count(answer => answer.Status == HttpStatusCode.Created).Should().Be(Inside);
        (await customer.BalanceAsync()).Should().Be(Inside);
    }

    [Fact]
    public async Task Health_AllPermitsInUse_Responds()
    {
        var customer = await service.Crowd.CustomerAsync();
        var rowLock = await RowLock.OnWalletAsync(customer);
        var running = Enumerable.Range(0, 2).Select(_ => ChargeAsync(customer)).ToList();
        await rowLock.UntilWaitedForAsync(connections: 2);

        var live = await service.Client().GetAsync("//health/live");
        var ready = await service.Client().GetAsync("//health/ready");

        live.ShouldBe(HttpStatusCode.OK);
        ready.ShouldBe(HttpStatusCode.OK);
        running.Should().OnlyContain(task => !task.IsCompleted);
        await rowLock.DisposeAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Charge_AfterTheOverload_Succeeds()
    {
        var customer = await service.Crowd.CustomerAsync();
        await using (await RowLock.OnWalletAsync(customer))
        {
            var rush = Enumerable.Range(0, 10).Select(_ => ChargeAsync(customer)).ToList();
            await Task.WhenAny(rush);
        }

        await Eventually.Is(
            async () => (await ChargeAsync(customer)).Status == HttpStatusCode.Created,
            "a permit is free again"
        );
    }

    private static Task<Answer> ChargeAsync(Person customer) =>
        customer.Client.PostAsync("/balance/charges", new { amount = 1 });
}
