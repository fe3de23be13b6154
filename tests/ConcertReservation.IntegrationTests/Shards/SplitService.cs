using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>The service over a split database, with the demo data and without workers.</summary>
public sealed class SplitService() : StillService(("DemoData", "true"))
{
    private SplitDatabase? _database;

    internal async Task<IReadOnlyList<Statement>> TakeStatementsAsync() =>
        [.. (await _database!.TakeStatementsAsync()).Where(statement => statement.IsOfTheSale)];

    protected override async Task<IServiceDatabase> CreateDatabaseAsync() =>
        _database = await SplitDatabase.CreateAsync();
}
