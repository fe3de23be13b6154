using System.Net;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Domain.Cancellations;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>Cancellations as operators ask for them, and waiting for the refunds.</summary>
internal static class CancellationCalls
{
    public static object Reason { get; } = new { reason = "The singer is ill" };

    /// <summary>Cancels the first performance.</summary>
    public static Task<Answer> CancelAsync(this ApiClient staff, ConcertOnSale concert) =>
        staff.PostAsync(concert.CancellationOf(concert.PerformanceId), Reason);

    public static async Task<Person> CancelledAsync(this Service service, ConcertOnSale concert)
    {
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.CancelAsync(concert)).ShouldBe(HttpStatusCode.Accepted);
        return staff;
    }

    /// <summary>Returns when the workers have refunded all, or listed why not.</summary>
    public static Task UntilFinishedAsync(this Service service, ConcertOnSale concert) =>
        Eventually.Is(
            () =>
                service.Sql.ScalarAsync<bool>(
                    "SELECT bool_and(finished_at IS NOT NULL) FROM cancellations WHERE concert_id = $1",
                    concert.ConcertId
                ),
            "the workers have to refund"
        );

    /// <summary>One batch of refunds by an instance, without its worker.</summary>
    public static async Task<int> RefundBatchAsync(this Service service, ConcertOnSale concert, int instance = 0)
    {
        await using var scope = service.Hosts[instance].Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CancellationRefundFacade>()
            .RefundBatchAsync(new OpenCancellation(concert.ConcertId, concert.PerformanceId), CancellationToken.None);
    }

    public static async Task ShouldKeepEveryInvariantAsync(this Service service)
    {
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    public static Task<Answer> CheckInAsync(this ApiClient scanner, ConcertOnSale concert, string code) =>
        scanner.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId });

    public static async Task<string> TicketAsync(this Person buyer, Guid reservationId) =>
        (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket"))
            .ShouldBe(HttpStatusCode.OK)
            .Get<string>("code");
}

/// <summary>Two instances that refund nothing by themselves.</summary>
public sealed class NoRefunds() : Service(instances: 2)
{
    protected override IReadOnlyList<string> Without { get; } = ["CancellationWorker"];
}
