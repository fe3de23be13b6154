using System.Net;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The server responds but is full: no disk space, no memory, or no free connection.</summary>
public sealed class FullDatabaseTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("disk_full")]
    [InlineData("out_of_memory")]
    [InlineData("too_many_connections")]
    public async Task Charge_DatabaseIsFull_IsRefusedWithRetryAfterAndStoresNothing(string condition)
    {
        var customer = await service.Crowd.CustomerAsync();
        // In the middle of a charge, like a table that cannot grow.
        await service.Sql.ExecuteAsync(
            $"""
            CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE {condition}; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON ledger_entries EXECUTE FUNCTION no_room();
            """
        );

        var full = await customer.Client.PostAsync("/balance/charges", new { amount = 1_000 });
        var balanceWhileFull = await customer.BalanceAsync();
        await service.Sql.ExecuteAsync("DROP TRIGGER no_room ON ledger_entries");
        var afterwards = await customer.Client.PostAsync("/balance/charges", new { amount = 1_000 });

        full.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        full.Headers.RetryAfter!.Delta.Should().BePositive();
        balanceWhileFull.Should().Be(0);
        afterwards.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(1_000);
    }
}
