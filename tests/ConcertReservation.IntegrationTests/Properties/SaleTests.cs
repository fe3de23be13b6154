using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Properties.Checking;
using ConcertReservation.IntegrationTests.Properties.Playing;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.IntegrationTests.Properties;

/// <summary>
/// Three customers send any requests in any order, and the service responds as the rules of the contract state.
/// </summary>
public sealed class SaleTests(NoWorkers clockwork) : IClassFixture<NoWorkers>
{
    [Fact]
    public Task Sale_AnyScript_GetsTheResponsesOfTheModel() =>
        Task.Run(() => Prop.ForAll(Scripts.Any, PlayAsync).Check(Sample.Asked));

    private async Task PlayAsync(Script script)
    {
        var stage = await Stage.SetAsync(clockwork);
        await script.PlayAsync(line => line.PlayAsync(stage));
    }
}
