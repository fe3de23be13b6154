using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class QueuePolicyTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] Fields =
    [
        "maxActive",
        "admitPerSecond",
        "activeFor",
        "claimWithin",
        "holdFor",
        "maxSeatsPerReservation",
        "maxSeatsPerUser",
        "paused",
    ];

    [Fact]
    public async Task Find_NewConcert_ReturnsTheDefault()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var policy = await FindAsync(concert);

        policy.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Fields);
        policy.Get<string>("activeFor").Should().Be("00:05:00");
        policy.Get<string>("claimWithin").Should().Be("00:01:00");
        policy.Get<string>("holdFor").Should().Be("00:05:00");
        policy.Get<int>("maxSeatsPerReservation").Should().Be(4);
        policy.Get<int>("maxSeatsPerUser").Should().Be(8);
        policy.Get<bool>("paused").Should().BeFalse();
    }

    [Fact]
    public async Task Change_AllFields_IsReturnedAndStored()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();
        var wanted = RequestBodies.Policy(7, 2.5, "00:10:00", "00:00:30", "00:03:00", 2, 6, paused: true);

        var changed = await staff.Client.PutAsync($"/admin{concert.Path}/queue-policy", wanted);

        changed.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Fields);
        changed.Get<int>("maxActive").Should().Be(7);
        changed.Get<double>("admitPerSecond").Should().Be(2.5);
        changed.Get<string>("activeFor").Should().Be("00:10:00");
        changed.Get<string>("claimWithin").Should().Be("00:00:30");
        changed.Get<string>("holdFor").Should().Be("00:03:00");
        changed.Get<int>("maxSeatsPerReservation").Should().Be(2);
        changed.Get<int>("maxSeatsPerUser").Should().Be(6);
        changed.Get<bool>("paused").Should().BeTrue();
        (await FindAsync(concert)).Json.ToJsonString().Should().Be(changed.Json.ToJsonString());
    }

    [Theory]
    [InlineData("""{"paused":true}""", "paused", "true")]
    [InlineData("""{"maxActive":9}""", "maxActive", "9")]
    [InlineData("""{"admitPerSecond":null}""", "admitPerSecond", null)]
    [InlineData("""{"holdFor":"00:02:00"}""", "holdFor", "\"00:02:00\"")]
    [InlineData("{}", "paused", "false")]
    public async Task ChangePart_OneField_KeepsTheOthers(string patch, string field, string? value)
    {
        var policy = RequestBodies.Policy(7, 2.5, "00:10:00", "00:00:30", "00:03:00", 2, 6);
        var concert = await service.Crowd.ConcertAsync(seats: 1, policy: policy);
        var expected = (await FindAsync(concert)).Json;
        expected[field] = value is null ? null : JsonNode.Parse(value);

        var changed = await PatchAsync(concert, patch);

        changed.ShouldBe(HttpStatusCode.OK).Json.ToJsonString().Should().Be(expected.ToJsonString());
        (await FindAsync(concert)).Json.ToJsonString().Should().Be(expected.ToJsonString());
    }

    [Theory]
    [InlineData("""{"paused":null}""", "paused")]
    [InlineData("""{"maxActive":null}""", "maxActive")]
    [InlineData("""{"maxActive":0}""", "maxActive")]
    [InlineData("""{"admitPerSecond":0}""", "admitPerSecond")]
    [InlineData("""{"activeFor":null}""", "activeFor")]
    [InlineData("""{"activeFor":"00:00:00"}""", "activeFor")]
    [InlineData("""{"pause":true}""", "pause")]
    public async Task ChangePart_WrongField_ChangesNothing(string patch, string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await FindAsync(concert);

        var changed = await PatchAsync(concert, patch);

        var errors = changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
        (await FindAsync(concert)).Text.Should().Be(before.Text);
    }

    [Fact]
    public async Task Change_WithWhatFindReturned_KeepsThePolicy()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();
        var found = await FindAsync(concert);

        var changed = await staff.Client.PutAsync($"/admin{concert.Path}/queue-policy", found.Json);

        changed.ShouldBe(HttpStatusCode.OK).Text.Should().Be(found.Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task AnyCall_ForAnUnknownConcert_IsNotFound(string method)
    {
        var staff = await service.Crowd.OperatorAsync();
        const string path = "/admin/concerts/999999/queue-policy";

        var answer = method switch
        {
            "GET" => await staff.Client.GetAsync(path),
            "PATCH" => await staff.Client.PatchAsync(path, new { paused = true }),
            _ => await staff.Client.PutAsync(path, RequestBodies.Policy()),
        };

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Change_HigherMaxActive_AdmitsWaitingCustomers()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 2));

        await ShouldBecomeActiveAsync(waiting, concert);
    }

    [Fact]
    public async Task Change_LowerMaxActive_KeepsTheAdmittedCustomers()
    {
        var concert = await service.Crowd.ConcertAsync();
        var first = await service.VisitorAsync(concert);
        var second = await service.VisitorAsync(concert);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 1));

        (await first.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        (await second.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        (await (await service.Crowd.CustomerAsync()).JoinAsync(concert)).Get<string>("status").Should().Be("waiting");
    }

    [Fact]
    public async Task Change_ToPausedAndBack_StopsAndResumesAdmission()
    {
        var concert = await service.Crowd.ConcertAsync();
        var active = await service.VisitorAsync(concert);
        await service.ChangePolicyAsync(concert, RequestBodies.Policy(paused: true));
        var waiting = await service.VisitorAsync(concert);

        (await waiting.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.Accepted);
        (await active.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        await service.ChangePolicyAsync(concert, RequestBodies.Policy());

        await ShouldBecomeActiveAsync(waiting, concert);
    }

    [Fact]
    public async Task Change_HoldTime_AppliesToTheNextHold()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(holdFor: "00:02:00", maxSeatsPerReservation: 1));

        (await person.HoldAsync(concert, concert.SeatIds[0], concert.SeatIds[1])).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
        var held = await person.HoldAsync(concert, concert.SeatIds[0]);
        (held.Time("expiresAt") - held.Time("heldAt")).Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Change_ActiveTime_AppliesToTheNextAdmission()
    {
        var concert = await service.Crowd.ConcertAsync();

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(activeFor: "00:07:00"));

        var joined = await (await service.Crowd.CustomerAsync()).JoinAsync(concert);
        (joined.Time("expiresAt") - joined.Time("activatedAt")).Should().Be(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public async Task Change_AdmissionRate_AdmitsNoFaster()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(admitPerSecond: 0.01));
        var first = await service.VisitorAsync(concert);
        var second = await service.VisitorAsync(concert);

        service.Clock.Advance(TimeSpan.FromSeconds(101));

        await ShouldBecomeActiveAsync(first, concert);
        (await second.Client.GetAsync(concert.Line)).Get<string>("status").Should().Be("waiting");
    }

    private async Task<Answer> FindAsync(ConcertOnSale concert) =>
        await (await service.Crowd.OperatorAsync()).Client.GetAsync($"/admin{concert.Path}/queue-policy");

    private async Task<Answer> PatchAsync(ConcertOnSale concert, string patch)
    {
        using var body = new StringContent(patch, Encoding.UTF8, "application/json");
        var staff = await service.Crowd.OperatorAsync();
        return await staff.Client.SendAsync(HttpMethod.Patch, $"/admin{concert.Path}/queue-policy", body);
    }

    private static Task ShouldBecomeActiveAsync(Person person, ConcertOnSale concert) =>
        Eventually.Is(
            async () => (await person.Client.GetAsync(concert.Line)).Get<string>("status") == "active",
            "there is a free slot"
        );
}
