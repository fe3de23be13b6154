using System.Text.Json;
using ConcertReservation.Testing.People;
using Microsoft.Kiota.Abstractions.Serialization;

namespace ConcertReservation.Clients;

/// <summary>Responses that are no plain objects: arrays in place of objects, pictures and event streams.</summary>
public sealed class BodyTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task NSwag_SeatPlan_HasTheNumbersOfItsSeats()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);

        var plan = await service.NSwag().GetSeatPlanAsync(concert.ConcertId, concert.PerformanceId);

        var seat = plan.Sections.First().Rows!.First().Seats.First().Cast<JsonElement>().ToList();
        seat[0].GetInt64().Should().Be(concert.SeatIds[0]);
        seat[1].GetString().Should().Be("1");
        seat[2].GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Kiota_SeatPlan_HasTheNumbersOfItsSeats()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);

        var plan = await service
            .Kiota()
            .Concerts[concert.ConcertId]
            .Performances[concert.PerformanceId]
            .SeatPlan.GetAsync();

        var seats = (UntypedArray)plan!.Sections![0].Rows![0].Seats!;
        var seat = (UntypedArray)seats.GetValue().First();
        seat.GetValue().OfType<UntypedString>().First().GetValue().Should().Be("1");
    }

    [Fact]
    public async Task NSwag_TicketImage_IsAPicture()
    {
        var (person, reservationId) = await service.BuyerAsync(await service.Crowd.ConcertAsync());

        using var image = await service.NSwag(person).GetTicketImageAsync(reservationId);

        (await ReadAsync(image.Stream)).Should().Contain("<svg");
    }

    [Fact]
    public async Task Kiota_TicketImage_IsAPicture()
    {
        var (person, reservationId) = await service.BuyerAsync(await service.Crowd.ConcertAsync());

        await using var image = await service.Kiota(person).Reservations[reservationId].TicketSvg.GetAsync();

        (await ReadAsync(image!)).Should().Contain("<svg");
    }

    [Fact]
    public async Task NSwag_EventsOfTheToken_EndWithTheTurn()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);

        using var events = await service
            .NSwag(person)
            .WatchQueueTokenAsync(concert.ConcertId, person.Client.QueueToken);

        (await ReadAsync(events.Stream)).Should().Contain("\"status\":\"active\"");
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
