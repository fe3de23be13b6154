using System.Net;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Numbers and names of the right type that the contract does not allow.</summary>
public sealed class RangeTests(Stage stage) : IClassFixture<Stage>
{
    private const string Two = """{"startsAt":"2031-01-15T20:00:00Z","sections":[SECTION,SECTION]}""";
    private const string Vip = """{"name":"VIP","rows":1,"seatsPerRow":1,"price":1}""";

    [Theory]
    [InlineData("charge", "amount", "0")]
    [InlineData("charge", "amount", "10000001")]
    [InlineData("add-performance", "seats.count", "0")]
    [InlineData("add-performance", "seats.count", "-1")]
    [InlineData("add-performance", "seats.count", "100001")]
    [InlineData("add-performance", "seats.count", "2147483648")]
    [InlineData("add-performance", "seats.price", "-1")]
    [InlineData("add-performance", "seats.price", "10000001")]
    [InlineData("add-performance", "startsAt", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("add-performance", "startsAt", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("add-sections", "sections.0.rows", "0")]
    [InlineData("add-sections", "sections.0.rows", "100000")]
    [InlineData("add-sections", "sections.0.seatsPerRow", "0")]
    [InlineData("add-sections", "sections.0.seatsPerRow", "100001")]
    [InlineData("add-sections", "sections.0.price", "10000001")]
    [InlineData("add-sections", "sections.0.name", "\"\"")]
    [InlineData("announce", "title", "\"\"")]
    [InlineData("announce", "title", "\"   \"")]
    [InlineData("announce", "venue.name", "\"\"")]
    [InlineData("announce", "timeZone", "\"\"")]
    [InlineData("announce", "timeZone", "\"Mars/Olympus\"")]
    [InlineData("announce", "timeZone", "\"Korea Standard Time\"")]
    [InlineData("announce", "timeZone", "\"+09:00\"")]
    [InlineData("announce", "timeZone", "\"../../etc/passwd\"")]
    [InlineData("change-policy", "maxActive", "0")]
    [InlineData("change-policy", "maxActive", "-1")]
    [InlineData("change-policy", "maxActive", "2147483648")]
    [InlineData("change-policy", "maxSeatsPerReservation", "0")]
    [InlineData("change-policy", "maxSeatsPerUser", "0")]
    [InlineData("change-policy", "activeFor", "\"5 minutes\"")]
    [InlineData("change-policy", "holdFor", "\"00:60:00\"")]
    [InlineData("change-policy", "claimWithin", "\"PT1M\"")]
    public async Task Value_OutOfRange_IsRefused(string operation, string field, string value)
    {
        var body = Body.With(stage.BodyOf(Operations.Of(operation)), field, value);

        await ShouldBeRefusedAsync(operation, body);
    }

    [Fact]
    public async Task Performance_WithSeatsAndSections_IsRefused()
    {
        var body = Body.Plus(stage.BodyOf(Operations.Of("add-performance")), "sections", $"[{Vip}]");

        await ShouldBeRefusedAsync("add-performance", body);
    }

    [Fact]
    public async Task Performance_TwoSectionsWithTheSameName_IsRefused()
    {
        var body = Two.Replace("SECTION", Vip, StringComparison.Ordinal);

        await ShouldBeRefusedAsync("add-performance", body);
    }

    [Fact]
    public async Task Performance_TooManySeatsInTotal_IsRefused()
    {
        var section = """{"name":"NAME","rows":300,"seatsPerRow":300,"price":1}""";
        var body = $$"""
            { "startsAt": "2031-01-15T20:00:00Z", "sections": [
                {{section}}, {{section.Replace("NAME", "OTHER", StringComparison.Ordinal)}} ] }
            """;

        await ShouldBeRefusedAsync("add-performance", body);
    }

    [Fact]
    public async Task Announcement_WithoutPerformances_IsRefused()
    {
        var body = Body.With(stage.BodyOf(Operations.Of("announce")), "performances", "[]");

        await ShouldBeRefusedAsync("announce", body);
    }

    private async Task ShouldBeRefusedAsync(string operation, string body)
    {
        var called = Operations.Of(operation);

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body)));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!
            .AsObject()
            .Should()
            .NotBeEmpty();
    }
}
