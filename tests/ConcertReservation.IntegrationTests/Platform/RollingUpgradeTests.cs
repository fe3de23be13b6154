using System.Net;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>A newer version has migrated the database, and this version still works.</summary>
public sealed class RollingUpgradeTests(OneInstance service) : IClassFixture<OneInstance>
{
    // A connection prepares a statement after it has run it a few times.
    private const int UntilPrepared = 8;

    [Fact]
    public async Task PurchaseAndRefund_ColumnsAreAddedMeanwhile_Succeed()
    {
        for (var i = 0; i < UntilPrepared; i++)
            await BuyAndRefundAsync();

        var tables = await service.Sql.ColumnAsync<string>(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
        );
        tables.Should().Contain("reservations");
        foreach (var table in tables)
            await service.Sql.ExecuteAsync($"ALTER TABLE {table} ADD COLUMN of_the_next_version integer DEFAULT 1");

        await BuyAndRefundAsync();
    }

    /// <summary>Locks a row of every kind.</summary>
    private async Task BuyAndRefundAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy());
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.PatchAsync($"/admin/concerts/{concert.ConcertId}", new { title = "Another" })).ShouldBe(
            HttpStatusCode.OK
        );
        var (buyer, paid) = await service.BuyerAsync(concert);
        (await buyer.Client.PostAsync($"/reservations/{paid}/refund")).ShouldBe(HttpStatusCode.Created);
        var (holder, held) = await service.HolderAsync(concert);
        (await holder.Client.DeleteAsync($"/reservations/{held}")).ShouldBe(HttpStatusCode.NoContent);
        (await holder.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
    }
}
