using System.Globalization;
using System.Net;
using ConcertReservation.IntegrationTests.Platform;

namespace ConcertReservation.IntegrationTests.Planning;

/// <summary>For customers, a draft does not exist.</summary>
public sealed class DraftTests(OneInstance service) : IClassFixture<OneInstance>
{
    // These answer for a customer, whether or not there is such a concert.
    private static readonly string[] OfCustomer =
    [
        "GET /queue-token",
        "GET /queue-token/events",
        "DELETE /queue-token",
        "PUT /queue-token/mail",
    ];

    public static TheoryData<string, string> PublicOperations
    {
        get
        {
            var operations = new TheoryData<string, string>();
            foreach (var (method, path, _, _) in ContractOperations.All)
                if (
                    path.Contains("{concertId}", StringComparison.Ordinal)
                    && !path.Contains("/admin/", StringComparison.Ordinal)
                )
                    operations.Add(method, path);
            return operations;
        }
    }

    [Theory, MemberData(nameof(PublicOperations))]
    public async Task AnyOperation_IdsOfADraft_IsAnsweredAsWithoutTheConcert(string method, string path)
    {
        var draft = await service.DraftAsync();
        var customer = await service.Crowd.CustomerAsync(balance: 1_000);
        var other = await service.Crowd.CustomerAsync(balance: 1_000);

        var answer = await SendAsync(customer, method, path, draft.ConcertId, draft);
        var unknown = await SendAsync(other, method, path, 999_999, draft);

        answer.Status.Should().Be(unknown.Status, answer.Text);
        if (answer.Status == HttpStatusCode.NoContent)
            return;
        answer.Code.Should().Be(unknown.Code);
        if (!OfCustomer.Any(operation => $"{method} {path}".EndsWith(Ending(operation), StringComparison.Ordinal)))
            answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        (await service.Sql.ScalarAsync<long>("SELECT next_place FROM lines WHERE concert_id = $1", draft.ConcertId))
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task Announce_Draft_IsInNoListOfCustomers()
    {
        var draft = await service.DraftAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        (await service.Client().IdsAsync("/concerts")).Should().NotContain(draft.ConcertId);
        (await staff.IdsAsync("/concerts")).Should().NotContain(draft.ConcertId);
        (await staff.IdsAsync("/admin/concerts")).Should().Contain(draft.ConcertId);
        (await staff.IdsAsync("/admin/concerts?state=draft")).Should().Contain(draft.ConcertId);
        (await staff.IdsAsync("/admin/concerts?state=open")).Should().NotContain(draft.ConcertId);
    }

    [Fact]
    public async Task Announce_Draft_IsFoundAtItsLocation()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var announced = await staff.PostAsync("/admin/concerts", service.DraftBody());

        var found = await staff.FollowAsync(announced.ShouldBe(HttpStatusCode.Created));
        found.ShouldBe(HttpStatusCode.OK).Get<bool>("draft").Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/queue-policy")]
    [InlineData("/stats")]
    [InlineData("/history")]
    [InlineData("/reservations.csv")]
    public async Task Find_DraftByAnOperator_IsFound(string part)
    {
        var draft = await service.DraftAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        (await staff.GetAsync(draft.Admin() + part)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Announce_WithAPolicy_HasItAndTheDefaults()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var body = new
        {
            title = "T",
            venue = RequestBodies.Venue,
            performances = new[] { new { startsAt = service.InDays(3) } },
            queuePolicy = new
            {
                maxActive = 7,
                admitPerSecond = 2.5,
                paused = true,
            },
        };

        var announced = (await staff.PostAsync("/admin/concerts", body)).ShouldBe(HttpStatusCode.Created);

        var policy = await staff.GetAsync($"/admin/concerts/{announced.Get<long>("concertId")}/queue-policy");
        policy.Get<int>("maxActive").Should().Be(7);
        policy.Get<double>("admitPerSecond").Should().Be(2.5);
        policy.Get<bool>("paused").Should().BeTrue();
        policy.Get<string>("holdFor").Should().Be("00:05:00");
        announced.Get<int>("maxSeatsPerReservation").Should().Be(4);
    }

    [Theory]
    [InlineData("""{ "maxActive": 0 }""", "queuePolicy.maxActive")]
    [InlineData("""{ "holdFor": "00:00:00" }""", "queuePolicy.holdFor")]
    [InlineData("""{ "maxSeats": 3 }""", "queuePolicy.maxSeats")]
    public async Task Announce_WrongPolicy_IsRefusedWithItsField(string policy, string field)
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var startsAt = service.InDays(3).ToString("O", CultureInfo.InvariantCulture);

        var announced = await staff.PostRawAsync(
            "/admin/concerts",
            $$"""
            { "title": "T", "venue": { "name": "V" }, "performances": [ { "startsAt": "{{startsAt}}" } ],
              "queuePolicy": {{policy}} }
            """
        );

        announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        announced["errors"]![field].Should().NotBeNull(announced.Text);
    }

    private static string Ending(string operation) =>
        operation.Replace(" ", " /api/v1/concerts/{concertId}", StringComparison.Ordinal);

    private static Task<Answer> SendAsync(
        Person customer,
        string method,
        string path,
        long concertId,
        ConcertOnSale draft
    )
    {
        var target = path.Replace("/api/v1", "", StringComparison.Ordinal)
            .Replace("{concertId}", $"{concertId}", StringComparison.Ordinal)
            .Replace("{performanceId}", $"{draft.PerformanceId}", StringComparison.Ordinal);
        return method == "POST" && path.EndsWith("/reservations", StringComparison.Ordinal)
            ? customer.Client.PostAsync(
                target,
                new { performanceId = draft.PerformanceId, seatIds = new[] { draft.SeatIds[0] } }
            )
            : customer.Client.SendAsync(new HttpMethod(method), target);
    }
}
