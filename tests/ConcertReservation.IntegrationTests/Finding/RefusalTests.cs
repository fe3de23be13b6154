using System.Net;
using ConcertReservation.Application.Purchases;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Finding;

/// <summary>Refused holds and payments are kept for 30 days, with a limit for each customer.</summary>
public sealed class RefusalTests(QuickRefusals service) : IClassFixture<QuickRefusals>
{
    [Fact]
    public async Task Hold_RefusedFromTheCache_IsKept()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.HolderAsync(concert);
        var rival = await service.VisitorAsync(concert);

        (await rival.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );

        (await service.RefusalsAsync(rival, 1)).Should().Equal("hold SeatUnavailable");
    }

    [Fact]
    public async Task Hold_OverTheLimitOfTheCustomer_IsKept()
    {
        var policy = RequestBodies.Policy(maxSeatsPerReservation: 2, maxSeatsPerUser: 2);
        var concert = await service.Crowd.ConcertAsync(policy: policy);
        var (holder, _) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[0], concert.SeatIds[1]);

        (await holder.HoldAsync(concert, concert.SeatIds[2])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_limit_reached"
        );

        (await service.RefusalsAsync(holder, 1)).Should().Equal("hold SeatLimitReached");
    }

    [Fact]
    public async Task HoldAndPayment_AfterTheTurn_AreKept()
    {
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(activeFor: "00:01:00", holdFor: "00:01:00")
        );
        var (holder, id) = await service.HolderAsync(concert, balance: 100_000);

        service.Clock.Advance(TimeSpan.FromMinutes(3));

        (await holder.HoldAsync(concert, concert.SeatIds[1])).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "queue_token_expired"
        );
        (await holder.PayAsync(id)).ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
        (await service.RefusalsAsync(holder, 2)).Should().Equal("hold QueueTokenExpired", "payment QueueTokenExpired");
    }

    [Fact]
    public async Task Payment_WrongAmount_IsKept()
    {
        var (holder, id) = await service.HolderAsync(await service.Crowd.ConcertAsync(), balance: 100_000);

        (await holder.Client.PostAsync($"/reservations/{id}/payment", new { amount = 1 })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "amount_mismatch"
        );

        (await service.RefusalsAsync(holder, 1)).Should().Equal("payment AmountMismatch");
    }

    [Fact]
    public async Task Hold_RefusedAgainAndAgain_IsKeptUpToTheLimit()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        await service.HolderAsync(concert);
        var rival = await service.VisitorAsync(concert);

        for (var i = 0; i < QuickRefusals.MostInAMinute + 5; i++)
            await rival.HoldAsync(concert, concert.SeatIds[0]);
        var after = await service.VisitorAsync(concert);
        await after.HoldAsync(concert, concert.SeatIds[0]);

        // The refusals of an instance are stored in order, so those of the first customer are stored too.
        await service.RefusalsAsync(after, 1);
        (await service.RefusalsAsync(rival, 1)).Should().HaveCount(QuickRefusals.MostInAMinute);
    }

    [Fact]
    public async Task Sweep_After30Days_DeletesOlderRefusalsOnly()
    {
        var user = Guid.CreateVersion7(service.Clock.GetUtcNow());
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO refusals (concert_id, user_id, at, operation, code)
            SELECT 1, $1, $2 - days * interval '1 day', 'hold', 'SeatUnavailable' FROM unnest(ARRAY[0, 29, 31, 90]) AS days
            """,
            user,
            service.Clock.GetUtcNow()
        );

        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<RefusalFacade>().SweepAsync(default)).Should().BeFalse();

        (await service.RefusalsAsync(await service.Crowd.CustomerAsync() with { UserId = user }, 2))
            .Should()
            .HaveCount(2);
    }
}

/// <summary>One instance that stores refusals at once, and few of each customer.</summary>
public sealed class QuickRefusals()
    : Service(
        instances: 1,
        ("Refusals:Interval", "00:00:00.050"),
        ("Refusals:MostPerUserAndMinute", "3"),
        ("HoldSweep:Interval", "01:00:00")
    )
{
    public const int MostInAMinute = 3;

    /// <summary>Waits until so many refusals of the customer are stored, and returns all.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync(Person customer, int count)
    {
        IReadOnlyList<string> refusals = [];
        await Eventually.Is(
            async () =>
            {
                refusals = await Sql.ColumnAsync<string>(
                    "SELECT operation || ' ' || code FROM refusals WHERE user_id = $1 ORDER BY at",
                    customer.UserId
                );
                return refusals.Count >= count;
            },
            "the refusals are stored"
        );
        return refusals;
    }
}
