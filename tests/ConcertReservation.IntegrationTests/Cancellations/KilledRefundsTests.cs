using System.Net;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>Two processes refund a hall, and one of them is killed.</summary>
public sealed class KilledRefundsTests
{
    private const int Holders = 2_000;
    private const long Price = 10_000;

    [Fact]
    public async Task Refund_2000ReservationsByTwoInstancesOfWhichOneIsKilled_RefundsEachOnce()
    {
        await using var cluster = await Cluster.StartAsync(2, new ClusterSettings(), CancellationToken.None);
        var staff = await cluster.SignInOperatorAsync(CancellationToken.None);
        var announcement = new Announcement
        {
            StartsAt = [TimeProvider.System.GetUtcNow().AddDays(30)],
            Seats = Holders,
            Price = Price,
        };
        var concert = await staff.AnnounceAsync(announcement, cluster.Sql);
        await cluster.Sql.SellAsync(concert.PerformanceId, Holders);
        var survivor = await cluster.Client(1).SignInAsync(OperatorAccount.Email, OperatorAccount.Password);

        (await staff.CancelAsync(concert)).ShouldBe(HttpStatusCode.Accepted);
        await Eventually.Is(async () => await CountAsync(cluster, concert) > Holders / 10, "the refunds have to begin");
        var atTheKill = await CountAsync(cluster, concert);
        await cluster.KillAsync(0);
        await Eventually.Is(
            async () => await CountAsync(cluster, concert) > atTheKill + Holders / 20,
            "the other instance has to go on",
            TimeSpan.FromSeconds(10)
        );
        await Eventually.Is(
            () => cluster.Sql.ScalarAsync<bool>("SELECT finished_at IS NOT NULL FROM cancellations"),
            "all has to be refunded",
            TimeSpan.FromSeconds(90)
        );

        atTheKill.Should().BeLessThan(Holders, "the kill has to come in the middle");
        (await CountAsync(cluster, concert)).Should().Be(Holders);
        (await cluster.Sql.ScalarAsync<long>("SELECT sum(balance)::bigint FROM wallets")).Should().Be(Holders * Price);
        (await cluster.Sql.ScalarAsync<long>("SELECT count(*) FROM refunds")).Should().Be(Holders);
        (await survivor.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    private static Task<int> CountAsync(Cluster cluster, ConcertOnSale concert) =>
        cluster.Sql.ScalarAsync<int>(
            "SELECT refunded FROM cancellations WHERE performance_id = $1",
            concert.PerformanceId
        );
}
