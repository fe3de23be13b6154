using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>The audit trail contains what operators did.</summary>
public sealed class AuditTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task ListAudit_AfterAnnouncingAConcert_ReturnsIt()
    {
        var staff = await service.Crowd.OperatorAsync();
        var announced = await AnnounceAsync(staff);

        var entry = await NewestAsync(staff);

        entry["action"]!.GetValue<string>().Should().Be("concert.announce");
        entry["target"]!.GetValue<string>().Should().Be($"concert/{announced.Get<long>("concertId")}");
        entry["operatorId"]!.GetValue<Guid>().Should().Be(staff.UserId);
        entry["at"]!.GetValue<DateTimeOffset>().Should().BeCloseTo(service.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        entry["before"].Should().BeNull();
        JsonNode.DeepEquals(entry["after"], announced.Json).Should().BeTrue(entry["after"]!.ToJsonString());
    }

    [Fact]
    public async Task ListAudit_AfterAddingAPerformance_ReturnsIt()
    {
        var staff = await service.Crowd.OperatorAsync();
        var concertId = (await AnnounceAsync(staff)).Get<long>("concertId");
        var startsAt = service.Clock.GetUtcNow().AddDays(40);
        var added = await staff.Client.PostAsync(
            $"/admin/concerts/{concertId}/performances",
            new { startsAt, seats = new { count = 2, price = 1_000 } }
        );

        var entry = await NewestAsync(staff);

        entry["action"]!.GetValue<string>().Should().Be("performance.add");
        entry["target"]!.GetValue<string>().Should().Be($"concert/{concertId}");
        entry["before"].Should().BeNull();
        JsonNode.DeepEquals(entry["after"], added.Json).Should().BeTrue(entry["after"]!.ToJsonString());
    }

    [Fact]
    public async Task ListAudit_AfterChangingAPolicy_ReturnsThePolicyBeforeAndAfter()
    {
        var staff = await service.Crowd.OperatorAsync();
        var concertId = (await AnnounceAsync(staff)).Get<long>("concertId");
        var policy = $"/admin/concerts/{concertId}/queue-policy";
        var before = await staff.Client.GetAsync(policy);
        var after = await staff.Client.PutAsync(policy, RequestBodies.Policy(maxActive: 7));

        var entry = await NewestAsync(staff);

        entry["action"]!.GetValue<string>().Should().Be("queue_policy.change");
        entry["target"]!.GetValue<string>().Should().Be($"concert/{concertId}");
        entry["operatorId"]!.GetValue<Guid>().Should().Be(staff.UserId);
        JsonNode.DeepEquals(entry["before"], before.Json).Should().BeTrue(entry["before"]!.ToJsonString());
        JsonNode.DeepEquals(entry["after"], after.Json).Should().BeTrue(entry["after"]!.ToJsonString());
    }

    [Fact]
    public async Task ListAudit_AfterRefusals_ReturnsNoNewEntry()
    {
        var staff = await service.Crowd.OperatorAsync();
        var customer = await service.Crowd.CustomerAsync();
        var concertId = (await AnnounceAsync(staff)).Get<long>("concertId");
        var before = await CountAsync();

        var refused = new[]
        {
            await staff.Client.PutAsync(
                $"/admin/concerts/{concertId}/queue-policy",
                RequestBodies.Policy(maxActive: 0)
            ),
            await staff.Client.PutAsync("/admin/concerts/999999/queue-policy", RequestBodies.Policy(maxActive: 1)),
            await customer.Client.PutAsync(
                $"/admin/concerts/{concertId}/queue-policy",
                RequestBodies.Policy(maxActive: 1)
            ),
            await staff.Client.PostAsync("/admin/concerts", Concert(service.Clock.GetUtcNow().AddDays(-1))),
            await customer.Client.PostAsync("/admin/concerts", Concert(service.Clock.GetUtcNow().AddDays(1))),
            await staff.Client.PostAsync(
                "/admin/concerts/999999/performances",
                new { startsAt = service.Clock.GetUtcNow().AddDays(9) }
            ),
        };

        refused.Should().OnlyContain(answer => (int)answer.Status >= 400 && (int)answer.Status < 500);
        (await CountAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task ListAudit_PageByPage_IsNewestFirstWithoutGapsOrDuplicates(int limit)
    {
        var staff = await service.Crowd.OperatorAsync();
        for (var i = 0; i < 5; i++)
            await AnnounceAsync(staff);

        var walked = await Pages.WalkAsync(staff.Client, "/admin/audit", limit);

        walked.Should().HaveCount((int)await CountAsync());
        walked.Select(entry => entry["auditId"]!.GetValue<Guid>()).Should().OnlyHaveUniqueItems();
        walked.Select(entry => entry["at"]!.GetValue<DateTimeOffset>()).Should().BeInDescendingOrder();
    }

    private Task<Answer> AnnounceAsync(Person staff) =>
        staff.Client.PostAsync("/admin/concerts", Concert(service.Clock.GetUtcNow().AddDays(30)));

    private static async Task<JsonNode> NewestAsync(Person staff) =>
        (await staff.Client.GetAsync("/admin/audit?limit=1"))["items"]![0]!;

    private Task<long> CountAsync() => service.Sql.ScalarAsync<long>("SELECT count(*) FROM audit_entries");

    private static object Concert(DateTimeOffset startsAt) =>
        new
        {
            title = "밤의 노래",
            venue = new { name = "Test Hall", address = "Seoul" },
            performances = new[] { new { startsAt, seats = new { count = 3, price = 1_000 } } },
        };
}
