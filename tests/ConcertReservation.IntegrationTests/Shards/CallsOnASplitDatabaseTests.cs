using ConcertReservation.IntegrationTests.Docs;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>All that docs/api.http shows, on a database split by concert and by person.</summary>
public sealed class CallsOnASplitDatabaseTests(SplitService service) : IClassFixture<SplitService>
{
    [Fact]
    public async Task EveryCall_OnASplitDatabase_SucceedsAndReadsOneShardUnlessDeclaredOtherwise()
    {
        await service.TakeStatementsAsync();

        await ApiHttpTests.RunAsync(service);

        var statements = await service.TakeStatementsAsync();
        statements.Should().HaveCountGreaterThan(100);
        statements.Where(statement => !statement.IsMarked && !statement.IsOfOneShard).Should().BeEmpty();
    }
}
