using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;
using ConcertReservation.IntegrationTests.Scale;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>POST and GET of the cancellation of a performance and of a concert.</summary>
public sealed class CancelTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Cancel_APerformance_IsAcceptedWithItsState()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.CancelAsync(concert);

        answer.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.Location!.OriginalString.Should().Be("/api/v1" + concert.CancellationOf(concert.PerformanceId));
        answer.Get<long>("performanceId").Should().Be(concert.PerformanceId);
        answer.Get<string>("status").Should().Be("refunding");
        answer.Get<int>("total").Should().Be(1);
        answer.Get<int>("failed").Should().Be(0);
        answer["startedAt"].Should().NotBeNull();
        answer["finishedAt"].Should().BeNull();
    }

    [Fact]
    public async Task Find_WhenAllIsRefunded_IsFinished()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var staff = await service.CancelledAsync(concert);
        await service.UntilFinishedAsync(concert);

        var answer = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId));

        answer.ShouldBe(HttpStatusCode.OK).Get<string>("status").Should().Be("finished");
        answer.Get<int>("refunded").Should().Be(1);
        answer["finishedAt"].Should().NotBeNull();
    }

    [Fact]
    public async Task Cancel_WithoutAnyPaidReservation_IsFinishedAtOnce()
    {
        var concert = await service.Crowd.ConcertAsync();
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.CancelAsync(concert);

        answer.ShouldBe(HttpStatusCode.Accepted).Get<string>("status").Should().Be("finished");
        answer.Get<int>("total").Should().Be(0);
    }

    [Fact]
    public async Task Cancel_ASecondTime_IsOkWithTheStateAndChangesNothing()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var staff = await service.CancelledAsync(concert);
        await service.UntilFinishedAsync(concert);

        var again = await staff.Client.PostAsync(
            concert.CancellationOf(concert.PerformanceId),
            new { reason = "Another reason" }
        );

        again.ShouldBe(HttpStatusCode.OK).Get<int>("refunded").Should().Be(1);
        again.Get<string>("reason").Should().Be("The singer is ill");
        (await CountAuditAsync(concert)).Should().Be(1);
    }

    [Fact]
    public async Task Cancel_AgainWithItsKey_ReplaysTheFirstResponse()
    {
        var concert = await service.Crowd.ConcertAsync();
        var staff = await service.Crowd.OperatorAsync();
        var path = concert.CancellationOf(concert.PerformanceId);
        var first = await staff.WithKey("cancel").PostAsync(path, CancellationCalls.Reason);

        var again = await staff.WithKey("cancel").PostAsync(path, CancellationCalls.Reason);

        first.ShouldBe(HttpStatusCode.Accepted);
        again.ShouldBe(HttpStatusCode.Accepted).Text.Should().Be(first.Text);
        again.IsReplay().Should().BeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_WhatIsOver_IsRefusedAndChangesNothing(bool whole)
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.PerformanceId,
            service.Clock.GetUtcNow().AddMinutes(-1)
        );
        var staff = await service.Crowd.OperatorAsync();
        var path = whole ? concert.Cancellation : concert.CancellationOf(concert.PerformanceId);

        var answer = await staff.Client.PostAsync(path, CancellationCalls.Reason);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
        (await staff.Client.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await CountAuditAsync(concert)).Should().Be(0);
    }

    [Fact]
    public async Task Cancel_UnknownIds_AreNotFound()
    {
        var (concert, other) = (await service.Crowd.ConcertAsync(), await service.Crowd.ConcertAsync());
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (foreign, unknown) = (concert.CancellationOf(other.PerformanceId), new ConcertPaths(999_999_999));

        (await staff.PostAsync(foreign, CancellationCalls.Reason)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "performance_not_found"
        );
        (await staff.GetAsync(foreign)).ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
        (await staff.GetAsync(foreign + "/failures")).ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
        foreach (var path in new[] { unknown.Cancellation, unknown.CancellationOf(concert.PerformanceId) })
        {
            (await staff.PostAsync(path, CancellationCalls.Reason)).ShouldBeProblem(
                HttpStatusCode.NotFound,
                "concert_not_found"
            );
            (await staff.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        }
    }

    [Fact]
    public async Task Find_NotCancelled_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        foreach (var path in new[] { concert.Cancellation, concert.CancellationOf(concert.PerformanceId) })
            (await staff.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await staff.GetAsync(concert.Cancellation + "/events")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Cancel_WithAHold_EndsTheHold()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert);

        await service.CancelledAsync(concert);

        var reservation = await holder.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<string>("status").Should().Be("cancelled");
        reservation.Get<string>("performanceStatus").Should().Be("cancelled");
        reservation["cancelledAt"].Should().NotBeNull();
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM seats WHERE performance_id = $1 AND status <> 'available'",
                concert.PerformanceId
            )
        )
            .Should()
            .Be(0);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Cancel_WithALapsedHold_StoresItAsExpired()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert);
        await service.Sql.ExecuteAsync(
            """
            WITH reservation AS (
                UPDATE reservations SET held_at = held_at - interval '1 h', expires_at = expires_at - interval '1 h'
                WHERE id = $1 RETURNING expires_at)
            UPDATE seats SET held_until = expires_at FROM reservation WHERE reservation_id = $1
            """,
            reservationId
        );

        await service.CancelledAsync(concert);

        (await holder.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("expired");
    }

    [Fact]
    public async Task Cancel_ByAnOperator_IsInTheAudit()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);

        var staff = await service.CancelledAsync(concert);

        var entry = (await staff.Client.GetAsync("/admin/audit?limit=1"))["items"]![0]!;
        entry["action"]!.GetValue<string>().Should().Be("performance.cancel");
        entry["target"]!.GetValue<string>().Should().Be($"performance/{concert.PerformanceId}");
        entry["operatorId"]!.GetValue<Guid>().Should().Be(staff.UserId);
        entry["after"]!["total"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Watch_WhileTheWorkerRefunds_SendsTheProgressToTheEnd()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 120);
        await service.Sql.SellAsync(concert.PerformanceId, 120);
        var staff = await service.CancelledAsync(concert);
        using var http = service.Hosts[0].CreateClient();

        await using var stream = await EventStream.OpenAsync(
            http,
            staff,
            concert.Cancellation + "/events",
            "cancellation"
        );
        var last = await stream.UntilAsync(state => (string?)state["status"] == "finished");

        last["total"]!.GetValue<int>().Should().Be(120);
        last["refunded"]!.GetValue<int>().Should().Be(120);
        last["performances"]![0]!["performanceId"]!.GetValue<long>().Should().Be(concert.PerformanceId);
    }

    [Fact]
    public async Task Waiting_WhenTheConcertIsCancelled_IsNotAdmitted()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        await service.CancelledAsync(concert);

        await active.Client.DeleteAsync(concert.Line);
        var next = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var leaver = await service.VisitorAsync(next);
        var follower = await service.VisitorAsync(next);
        await leaver.Client.DeleteAsync(next.Line);
        // A later turn of the same worker shows that it has passed the cancelled line.
        await Eventually.Is(
            async () => (await follower.Client.GetAsync(next.Line)).Get<string>("status") == "active",
            "the worker has to admit to the other concert"
        );

        var token = await waiting.Client.GetAsync(concert.Line);
        token.Get<string>("status").Should().Be("waiting");
        token["estimatedWaitSeconds"].Should().BeNull();
        token.Get<bool>("cancelled").Should().BeTrue();
    }

    private Task<long> CountAuditAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM audit_entries WHERE target = $1",
            $"performance/{concert.PerformanceId}"
        );
}
