using ConcertReservation.IntegrationTests.Docs;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>All requests of docs/api.http, on a database split by concert and by customer.</summary>
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
