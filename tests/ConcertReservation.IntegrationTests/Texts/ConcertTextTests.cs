using System.Net;

namespace ConcertReservation.IntegrationTests.Texts;

/// <summary>Titles, venues, sections and seat numbers, as different keyboards and programs send them.</summary>
public sealed class ConcertTextTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Decomposed = "\u1100\u1161";
    private const string Composed = "가";

    [Fact]
    public async Task Announce_TextsInAnotherForm_AreKeptNormalised()
    {
        var announced = await AnnounceAsync($"  {Decomposed} \u3000 x ", $"{Decomposed}\n", "  ", [Composed]);

        announced.ShouldBe(HttpStatusCode.Created).Get<string>("title").Should().Be($"{Composed} x");
        announced["venue"]!["name"]!.GetValue<string>().Should().Be(Composed);
        announced["venue"]!["address"]!.GetValue<string>().Should().BeEmpty();
    }

    [Theory]
    [InlineData("\u3164", "Hall", "title")]
    [InlineData("T", "\u2800", "venue.name")]
    [InlineData("T", "a\u202eb", "venue.name")]
    [InlineData("T\u0001", "Hall", "title")]
    public async Task Announce_TextThatCannotBeRead_IsRefused(string title, string venue, string field)
    {
        var announced = await AnnounceAsync(title, venue, "", ["A"]);

        announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields(field);
    }

    [Fact]
    public async Task Announce_TitleOfTwoHundredCharacters_IsAccepted()
    {
        var title = string.Concat(Enumerable.Repeat(Decomposed, 200));

        (await AnnounceAsync(title, "Hall", "", ["A"])).ShouldBe(HttpStatusCode.Created);
        (await AnnounceAsync(title + "x", "Hall", "", ["A"])).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
    }

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData("vip", "VIP")]
    [InlineData("R  1", " R 1")]
    public async Task Announce_SectionsThatReadAlike_AreRefused(string one, string other)
    {
        var announced = await AnnounceAsync("T", "Hall", "", [one, other]);

        announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("{\"title\":\"\\u3164\"}", "title")]
    [InlineData("{\"venue\":{\"name\":\" \"}}", "venue.name")]
    [InlineData("{\"venue\":{\"address\":\"a\\u202eb\"}}", "venue.address")]
    public async Task Change_TextThatCannotBeRead_IsRefused(string patch, string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        using var content = new StringContent(patch, System.Text.Encoding.UTF8, "application/json");
        var changed = await staff.Client.SendAsync(HttpMethod.Patch, $"/admin{concert.Path}", content);

        changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields(field);
    }

    [Theory]
    [InlineData(Decomposed + "-A1")]
    [InlineData(" " + Composed + "-a1\r\n")]
    public async Task Hold_SeatNumberInAnotherForm_HoldsTheSeat(string number)
    {
        var concert = await service.OnSaleAsync(await AnnounceAsync("T", "Hall", "", [Composed]));
        var visitor = await service.VisitorAsync(concert);

        var held = await visitor.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, seatNumbers = new[] { number } }
        );

        held.ShouldBe(HttpStatusCode.Created)["seats"]![0]!["number"]!.GetValue<string>().Should().Be($"{Composed}-A1");
    }

    [Fact]
    public async Task Hold_OneSeatByTwoForms_IsRefused()
    {
        var concert = await service.OnSaleAsync(await AnnounceAsync("T", "Hall", "", [Composed]));
        var visitor = await service.VisitorAsync(concert);

        var held = await visitor.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, seatNumbers = new[] { $"{Composed}-A1", $"{Decomposed}-a1" } }
        );

        held.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData(Decomposed)]
    [InlineData(Composed + " ")]
    public async Task Hold_BestOfASectionInAnotherForm_HoldsASeat(string section)
    {
        var concert = await service.OnSaleAsync(await AnnounceAsync("T", "Hall", "", [Composed]));
        var visitor = await service.VisitorAsync(concert);

        var held = await visitor.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, best = new { count = 1, section } }
        );

        held.ShouldBe(HttpStatusCode.Created);
    }

    private Task<Answer> AnnounceAsync(string title, string venue, string address, string[] sections) =>
        service.AnnounceAsync(
            new
            {
                title,
                venue = new { name = venue, address },
                performances = new[]
                {
                    new
                    {
                        startsAt = service.Clock.GetUtcNow().AddDays(30),
                        sections = sections.Select(name => new
                        {
                            name,
                            rows = 1,
                            seatsPerRow = 2,
                            price = 1_000,
                        }),
                    },
                },
            }
        );
}
