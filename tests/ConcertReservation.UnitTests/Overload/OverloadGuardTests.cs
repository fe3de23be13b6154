using System.Diagnostics.Metrics;
using ConcertReservation.Api.Overload;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConcertReservation.UnitTests.Overload;

public sealed class OverloadGuardTests
{
    [Fact(Timeout = 10_000)]
    public async Task RunAsync_InsideWorkThatHasThePermit_NeedsNoSecondOne()
    {
        var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var guard = new OverloadGuard(
            Options.Create(new OverloadOptions { MaxRunning = 1 }),
            problems: null!,
            provider.GetRequiredService<IMeterFactory>(),
            new FakeTime(A.Now)
        );

        var result = await guard.RunAsync(() => guard.RunAsync(() => Task.FromResult("done"), default), default);

        result.Should().Be("done");
    }

    [Fact(Timeout = 10_000)]
    public async Task RunAsync_AfterAnotherRequest_NeedsAPermitOfItsOwn()
    {
        var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var guard = new OverloadGuard(
            Options.Create(new OverloadOptions { MaxRunning = 1, MaxWaiting = 0 }),
            problems: null!,
            provider.GetRequiredService<IMeterFactory>(),
            new FakeTime(A.Now)
        );
        await guard.RunAsync(() => Task.FromResult("first"), default);
        var running = new TaskCompletionSource<string>();
        var second = guard.RunAsync(() => running.Task, default);

        var refusal = await Refusal.OfAsync(() => guard.RunAsync(() => Task.FromResult("third"), default));

        refusal.Code.Should().Be(ErrorCode.Overloaded);
        running.SetResult("second");
        (await second).Should().Be("second");
    }
}
