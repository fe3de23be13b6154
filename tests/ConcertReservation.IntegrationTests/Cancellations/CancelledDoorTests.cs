using System.Net;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>A door that was without a network when its performance was cancelled.</summary>
public sealed class CancelledDoorTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Upload_AfterTheCancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.BuyerAsync(concert);
        var ticket = await person.Client.GetAsync($"/reservations/{reservationId}/ticket");
        var ticketId = ticket.Items("tickets")[0]["ticketId"]!.GetValue<string>();
        var staff = await service.CancelledAsync(concert);

        var upload = await staff.Client.PostAsync(
            $"/admin/performances/{concert.PerformanceId}/door-list/admissions",
            new { deviceId = "door-1", items = new[] { new { ticketId, at = service.Clock.GetUtcNow() } } }
        );

        upload.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }
}
