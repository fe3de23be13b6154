using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class ChangeConcertTests(OneInstance service) : IClassFixture<OneInstance>
{
    private DateTimeOffset Now => service.Clock.GetUtcNow();

    [Fact]
    public async Task Change_Title_KeepsTheOtherFields()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await FindAsync(concert);

        var changed = await ChangeAsync(concert, new { title = "새 이름" });

        var expected = before.Json;
        expected["title"] = "새 이름";
        changed.ShouldBe(HttpStatusCode.OK).Json.ToJsonString().Should().Be(expected.ToJsonString());
        (await FindAsync(concert)).Text.Should().Be(changed.Text);
    }

    [Theory]
    [InlineData("""{"venue":{"name":"x"}}""", "x", "Seoul")]
    [InlineData("""{"venue":{"address":"Busan"}}""", "Test Hall", "Busan")]
    [InlineData("""{"venue":{"address":""}}""", "Test Hall", "")]
    [InlineData("""{"venue":{}}""", "Test Hall", "Seoul")]
    [InlineData("{}", "Test Hall", "Seoul")]
    public async Task Change_PartOfTheVenue_KeepsTheRest(string patch, string name, string address)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        using var content = new StringContent(patch, System.Text.Encoding.UTF8, "application/json");
        var changed = await staff.Client.SendAsync(HttpMethod.Patch, $"/admin{concert.Path}", content);

        var venue = changed.ShouldBe(HttpStatusCode.OK)["venue"]!;
        venue["name"]!.GetValue<string>().Should().Be(name);
        venue["address"]!.GetValue<string>().Should().Be(address);
        (await FindAsync(concert)).Text.Should().Be(changed.Text);
    }

    [Fact]
    public async Task Change_AllFields_IsShownToAdmittedCustomers()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);
        var body = new
        {
            title = "Another",
            venue = new { name = "Elsewhere", address = "Busan" },
            saleOpensAt = Now.AddDays(-1),
            saleClosesAt = Now.AddDays(20),
        };

        var changed = await ChangeAsync(concert, body);

        changed.ShouldBe(HttpStatusCode.OK)["venue"]!["name"]!.GetValue<string>().Should().Be("Elsewhere");
        changed["venue"]!["address"]!.GetValue<string>().Should().Be("Busan");
        changed["saleOpensAt"].ShouldBeTime().Should().BeCloseTo(body.saleOpensAt, TimeSpan.FromMilliseconds(1));
        (await visitor.HoldAsync(concert, concert.SeatIds[0]))["concertTitle"]!
            .GetValue<string>()
            .Should()
            .Be("Another");
    }

    [Fact]
    public async Task Change_LaterOpening_RefusesNewCustomersAndHolds()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var early = await service.VisitorAsync(concert);

        await ChangeAsync(concert, new { saleOpensAt = Now.AddHours(1) });

        var late = await service.Crowd.CustomerAsync();
        (await late.JoinAsync(concert)).ShouldBeProblem(HttpStatusCode.Conflict, "sale_not_open");
        (await early.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(HttpStatusCode.Conflict, "sale_not_open");
        (await early.JoinAsync(concert)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_ClosingInThePastAndThenNull_ClosesAndReopensTheSale()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var customer = await service.Crowd.CustomerAsync();

        await ChangeAsync(concert, new { saleOpensAt = Now.AddHours(-2), saleClosesAt = Now.AddHours(-1) });
        var closed = await customer.JoinAsync(concert);
        await ChangeAsync(concert, new { title = "Still closed" });
        var stillClosed = await customer.JoinAsync(concert);
        await ChangeAsync(concert, new { saleClosesAt = (DateTimeOffset?)null });

        closed.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
        stillClosed.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
        (await customer.JoinAsync(concert)).ShouldBe(HttpStatusCode.Created);
        (await FindAsync(concert))["saleClosesAt"].Should().BeNull();
    }

    [Fact]
    public async Task Change_ClosingTime_IsReadable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var closes = Now.AddDays(20);

        var changed = await ChangeAsync(concert, new { saleClosesAt = closes });

        changed.Time("saleClosesAt").Should().BeCloseTo(closes, TimeSpan.FromMilliseconds(1));
        (await FindAsync(concert)).Text.Should().Be(changed.Text);
    }

    [Theory]
    [InlineData("""{"title":""}""")]
    [InlineData("""{"title":" "}""")]
    [InlineData("""{"title":null}""")]
    [InlineData("""{"venue":null}""")]
    [InlineData("""{"venue":{"name":null}}""")]
    [InlineData("""{"venue":{"name":"x","address":null}}""")]
    [InlineData("""{"venue":{"name":""}}""")]
    [InlineData("""{"saleOpensAt":null}""")]
    [InlineData("""{"foo":1}""")]
    [InlineData("""{"saleClosesAt":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"saleOpensAt":"2031-01-01T00:00:00"}""")]
    [InlineData("[]")]
    public async Task Change_InvalidBody_ChangesNothing(string body)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await FindAsync(concert);
        var staff = await service.Crowd.OperatorAsync();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var changed = await staff.Client.SendAsync(HttpMethod.Patch, $"/admin{concert.Path}", content);

        changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await FindAsync(concert)).Text.Should().Be(before.Text);
    }

    [Theory]
    [InlineData("saleOpensAt")]
    [InlineData("saleClosesAt")]
    public async Task Change_SaleTimeAfterTheLastPerformance_IsRefused(string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await FindAsync(concert);
        var patch = new Dictionary<string, object>(StringComparer.Ordinal) { [field] = Now.AddDays(31) };

        var changed = await ChangeAsync(concert, patch);

        var errors = changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
        (await FindAsync(concert)).Text.Should().Be(before.Text);
    }

    [Fact]
    public async Task Change_Always_IsAudited()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        await ChangeAsync(concert, new { title = "Written" });

        var staff = await service.Crowd.OperatorAsync();
        var entry = (await staff.Client.GetAsync("/admin/audit")).Items("items")[0];
        entry["action"]!.GetValue<string>().Should().Be("concert.change");
        entry["target"]!.GetValue<string>().Should().Be($"concert/{concert.ConcertId}");
        Title(entry["before"]).Should().Be("밤의 노래");
        Title(entry["after"]).Should().Be("Written");
    }

    [Fact]
    public async Task Change_UnknownConcert_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();

        var changed = await staff.Client.PatchAsync("/admin/concerts/999999", new { title = "Nobody's" });

        changed.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    private static string Title(JsonNode? terms) => terms!["title"]!.GetValue<string>();

    private async Task<Answer> ChangeAsync(ConcertOnSale concert, object body) =>
        await (await service.Crowd.OperatorAsync()).Client.PatchAsync($"/admin{concert.Path}", body);

    private Task<Answer> FindAsync(ConcertOnSale concert) => service.Client().GetAsync(concert.Path);
}
