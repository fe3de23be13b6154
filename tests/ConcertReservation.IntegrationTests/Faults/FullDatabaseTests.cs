using System.Net;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The server answers, and has no room: on its disk, in its memory, or for one more connection.</summary>
public sealed class FullDatabaseTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("disk_full")]
    [InlineData("out_of_memory")]
    [InlineData("too_many_connections")]
    public async Task Charge_WhileTheDatabaseHasNoRoom_IsToldToComeBackAndLeavesNothing(string condition)
    {
        var someone = await service.Crowd.CustomerAsync();
        // Half way through a charge, as a table that cannot be extended.
        await service.Sql.ExecuteAsync(
            $"""
            CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE {condition}; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON ledger_entries EXECUTE FUNCTION no_room();
            """
        );

        var full = await someone.Client.PostAsync("/balance/charges", new { amount = 1_000 });
        var balanceWhileFull = await someone.BalanceAsync();
        await service.Sql.ExecuteAsync("DROP TRIGGER no_room ON ledger_entries");
        var afterwards = await someone.Client.PostAsync("/balance/charges", new { amount = 1_000 });

        full.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        full.Headers.RetryAfter!.Delta.Should().BePositive();
        balanceWhileFull.Should().Be(0);
        afterwards.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(1_000);
    }
}
