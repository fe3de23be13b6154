using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>The seat plan, and what answers about a big hall cost to send.</summary>
public sealed class SeatPlanTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Find_WithSections_HasTheSeatsInTheirOrder()
    {
        var concert = await ConcertOfAsync(Section("VIP", 2, 2, 150_000), Section("R", 1, 3, 90_000));

        var plan = await service.Client().GetAsync(PlanOf(concert));

        plan.ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields("performanceId", "planVersion", "totalSeats", "prices", "sections");
        plan.Get<long>("performanceId").Should().Be(concert.PerformanceId);
        plan.Get<int>("totalSeats").Should().Be(7);
        plan["prices"]!.ToJsonString().Should().Be("""[{"name":"VIP","price":150000},{"name":"R","price":90000}]""");
        var ids = concert.SeatIds;
        plan["sections"]!
            .ToJsonString()
            .Should()
            .Be(
                $$"""
                [{"name":"VIP","rows":[{"row":"A","seats":[[{{ids[0]}},"VIP-A1",0],[{{ids[
                    1
                ]}},"VIP-A2",0]]},{"row":"B","seats":[[{{ids[2]}},"VIP-B1",0],[{{ids[
                    3
                ]}},"VIP-B2",0]]}]},{"name":"R","rows":[{"row":"A","seats":[[{{ids[4]}},"R-A1",1],[{{ids[
                    5
                ]}},"R-A2",1],[{{ids[6]}},"R-A3",1]]}]}]
                """
            );
    }

    [Fact]
    public async Task Find_WithoutSections_HasOneRowWithoutAName()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 900);

        var plan = await service.Client().GetAsync(PlanOf(concert));

        plan["prices"]!.ToJsonString().Should().Be("""[{"name":"standard","price":900}]""");
        plan["sections"]!
            .ToJsonString()
            .Should()
            .Be(
                $$"""[{"name":null,"rows":[{"row":null,"seats":[[{{concert.SeatIds[0]}},"1",0],[{{concert.SeatIds[1]}},"2",0]]}]}]"""
            );
    }

    [Fact]
    public async Task Find_AgainWithItsTag_IsNotModifiedAlsoAfterASale()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        using var first = await GetAsync($"/api/v1{PlanOf(concert)}");
        await service.BuyerAsync(concert);

        using var second = await GetAsync($"/api/v1{PlanOf(concert)}", tag: first.Headers.ETag);

        first.Headers.CacheControl!.Public.Should().BeTrue();
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(999_999)]
    [InlineData(0)]
    public async Task Find_UnknownPerformance_IsNotFound(long performanceId)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await service.Client().GetAsync($"{concert.Path}/performances/{performanceId}/seat-plan");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task Answers_OfAHallOf50000_AreSmallAndTheSameInEachEncoding()
    {
        var concert = await ConcertOfAsync(Section("A", 250, 100, 1_000), Section("B", 250, 100, 2_000));
        var visitor = await service.VisitorAsync(concert);
        var states = $"/api/v1{concert.Path}/performances/{concert.PerformanceId}/seat-states";
        await service.HolderAsync(concert, 0, concert.SeatIds[49_999]);

        using var whole = await GetAsync(states, visitor);
        var plan = await SizesAsync($"/api/v1{PlanOf(concert)}", visitor);
        var seats = await SizesAsync($"/api/v1{concert.Seats}", visitor);

        (await whole.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThanOrEqualTo(20_000);
        plan.Text.Should().Contain($"[{concert.SeatIds[49_999]},\"B-IP100\",1]");
        plan.Compressed.Should().BeLessThan(500_000);
        JsonNode.Parse(seats.Text)!["seats"]!.AsArray().Should().HaveCount(50_000);
        seats.Compressed.Should().BeLessThan(600_000);
    }

    [Fact]
    public async Task ListSeats_AgainWithItsTag_IsNotModifiedUntilASeatChanges()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var visitor = await service.VisitorAsync(concert);
        using var first = await GetAsync($"/api/v1{concert.Seats}", visitor);

        using var same = await GetAsync($"/api/v1{concert.Seats}", visitor, tag: first.Headers.ETag);
        await service.HolderAsync(concert);
        using var other = await GetAsync($"/api/v1{concert.Seats}", visitor, tag: first.Headers.ETag);

        same.StatusCode.Should().Be(HttpStatusCode.NotModified);
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static string PlanOf(ConcertOnSale concert) =>
        FormattableString.Invariant($"{concert.Path}/performances/{concert.PerformanceId}/seat-plan");

    private static object Section(string name, int rows, int seatsPerRow, long price) =>
        new
        {
            name,
            rows,
            seatsPerRow,
            price,
        };

    private async Task<ConcertOnSale> ConcertOfAsync(params object[] sections)
    {
        var startsAt = service.Clock.GetUtcNow().AddDays(9);
        var announced = await service.AnnounceAsync(
            new
            {
                title = "구역",
                venue = RequestBodies.Venue,
                performances = new[] { new { startsAt, sections } },
            }
        );
        return await service.OnSaleAsync(announced.ShouldBe(HttpStatusCode.Created));
    }

    /// <summary>The body, which must be the same in all encodings, and the larger compressed size.</summary>
    private async Task<(string Text, int Compressed)> SizesAsync(string path, Person person)
    {
        using var plain = await GetAsync(path, person);
        using var gzip = await GetAsync(path, person, "gzip");
        using var brotli = await GetAsync(path, person, "br");
        var text = await plain.Content.ReadAsStringAsync();
        var (gzipped, brotlied) = (
            await gzip.Content.ReadAsByteArrayAsync(),
            await brotli.Content.ReadAsByteArrayAsync()
        );
        gzip.Content.Headers.ContentEncoding.Should().Equal("gzip");
        brotli.Content.Headers.ContentEncoding.Should().Equal("br");
        TextOf(new GZipStream(new MemoryStream(gzipped), CompressionMode.Decompress)).Should().Be(text);
        TextOf(new BrotliStream(new MemoryStream(brotlied), CompressionMode.Decompress)).Should().Be(text);
        return (text, Math.Max(gzipped.Length, brotlied.Length));
    }

    private static string TextOf(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<HttpResponseMessage> GetAsync(
        string path,
        Person? person = null,
        string? encoding = null,
        EntityTagHeaderValue? tag = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (person is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Client.AccessToken);
            request.Headers.Add("Queue-Token", person.Client.QueueToken);
        }
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);
        using var http = service.Hosts[0].CreateClient();
        return await http.SendAsync(request);
    }
}
