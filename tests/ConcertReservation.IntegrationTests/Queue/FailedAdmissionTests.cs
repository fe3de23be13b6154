using System.Globalization;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.People;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>A line that cannot be locked is logged and passed over; whoever watches the workers has to see it too.</summary>
public sealed class FailedAdmissionTests(ImpatientService service) : IClassFixture<ImpatientService>
{
    [Fact]
    public async Task Admission_LineHeldBySomebody_CountsAsAFailedTick()
    {
        var concert = await service.Crowd.ConcertAsync(policy: Staging.Policy(maxActive: 1));
        await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        await using var connection = new NpgsqlConnection(service.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT 1 FROM lines WHERE concert_id = {concert.ConcertId} FOR UPDATE"
            ),
            connection,
            transaction
        );
        await command.ExecuteNonQueryAsync();

        await Eventually.Is(
            async () =>
                (await ScrapeAsync()).Contains(
                    "concert_reservation_worker_tick_seconds_count{worker=\"AdmissionWorker\",outcome=\"failed\"}"
                ),
            "the tick could not admit anybody"
        );
    }

    private async Task<string> ScrapeAsync()
    {
        using var http = service.Hosts[0].CreateClient();
        return await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
    }
}
