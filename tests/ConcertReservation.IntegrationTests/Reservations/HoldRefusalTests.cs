using System.Net;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>Invalid selections of seats.</summary>
public sealed class HoldRefusalTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Hold_UnknownPerformance_IsNotFound()
    {
        var (person, concert) = await VisitorAsync();

        var answer = await person.HoldAsync(concert with { Performances = [new(999_999, [])] }, concert.SeatIds[0]);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task Hold_PerformanceOfAnotherConcert_IsNotFound()
    {
        var (person, concert) = await VisitorAsync();
        var other = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await person.HoldAsync(concert with { Performances = other.Performances }, other.SeatIds[0]);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task Hold_UnknownSeat_IsNotFound(long seatId)
    {
        var (person, concert) = await VisitorAsync();

        var answer = await person.HoldAsync(concert, concert.SeatIds[0], seatId);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "seat_not_found");
    }

    [Fact]
    public async Task Hold_SeatOfAnotherPerformance_IsNotFound()
    {
        var (person, concert) = await VisitorAsync();
        var other = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await person.HoldAsync(concert, other.SeatIds[0]);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "seat_not_found");
    }

    [Theory]
    [InlineData("99")]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("1' OR '1'='1")]
    public async Task Hold_UnknownNumber_IsNotFound(string number)
    {
        var (person, concert) = await VisitorAsync();
        var body = new { performanceId = concert.PerformanceId, seatNumbers = new[] { number } };

        var answer = await person.Client.PostAsync($"{concert.Path}/reservations", body);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "seat_not_found");
    }

    [Theory]
    [InlineData("""{"performanceId": PERFORMANCE}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": null, "seatNumbers": null}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": []}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatNumbers": []}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": [SEAT, SEAT]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatNumbers": ["1", "1"]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": [SEAT], "seatNumbers": ["2"]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatNumbers": ["1", "2", "3", "4", "5"]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": [SEAT, null]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatNumbers": ["1", null]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatNumbers": [1]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": ["SEAT"]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": [SEAT.5]}""")]
    [InlineData("""{"performanceId": PERFORMANCE, "seatIds": [[SEAT]]}""")]
    [InlineData("""{"seatIds": [SEAT]}""")]
    public async Task Hold_InvalidSelection_IsRefused(string body)
    {
        var (person, concert) = await VisitorAsync();
        var text = body.Replace("PERFORMANCE", $"{concert.PerformanceId}", StringComparison.Ordinal)
            .Replace("SEAT", $"{concert.SeatIds[0]}", StringComparison.Ordinal);

        var answer = await person.Client.PostRawAsync($"{concert.Path}/reservations", text);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("available");
    }

    private async Task<(Person Person, ConcertOnSale Concert)> VisitorAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 6);
        return (await service.VisitorAsync(concert), concert);
    }
}
