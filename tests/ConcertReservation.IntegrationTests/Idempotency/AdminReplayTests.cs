using System.Net;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>Every POST of an operator can be repeated with its key.</summary>
public sealed class AdminReplayTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Theory, MemberData(nameof(AdminCall.Kinds), MemberType = typeof(AdminCall))]
    public async Task AdminPost_RepeatedOnAnotherInstance_ReplaysTheFirstResponse(string kind)
    {
        var call = await AdminCall.ReadyAsync(service, kind);

        var first = await call.SendAsync("key");
        var repeated = await call.SendAsync("key", instance: 1);

        ((int)first.Status).Should().BeInRange(200, 201, first.Text);
        first.IsReplay().Should().BeFalse();
        repeated.IsReplay().Should().BeTrue();
        repeated.Status.Should().Be(first.Status);
        repeated.Text.Should().Be(first.Text);
        repeated.Headers.Location.Should().Be(first.Headers.Location);
        (await call.CountEffectsAsync()).Should().Be(call.Effects);
    }

    [Theory, MemberData(nameof(AdminCall.Kinds), MemberType = typeof(AdminCall))]
    public async Task AdminPost_WithAKey_AnswersAsWithoutOne(string kind)
    {
        var call = await AdminCall.ReadyAsync(service, kind);
        var other = await AdminCall.ReadyAsync(service, kind);

        var withKey = await call.SendAsync("key");
        var without = await other.SendAsync(key: null);

        withKey.Status.Should().Be(without.Status);
        withKey.ContentHeaders.ContentType.Should().Be(without.ContentHeaders.ContentType);
        FieldsOf(withKey).Should().Equal(FieldsOf(without));
    }

    [Theory, MemberData(nameof(AdminCall.Kinds), MemberType = typeof(AdminCall))]
    public async Task AdminPost_SameKeyAnotherBody_IsRefused(string kind)
    {
        var call = await AdminCall.ReadyAsync(service, kind);
        await call.SendAsync("key");

        var other = await (call with { Body = new { } }).SendAsync("key");

        other.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task Announce_TenCopiesAtOnce_CreateOneConcert()
    {
        var call = await AdminCall.ReadyAsync(service, AdminCall.Announce);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => call.SendAsync("key", i % 2)));

        answers.Should().AllSatisfy(a => a.Status.Should().BeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        answers.Should().Contain(a => a.Status == HttpStatusCode.Created);
        (await call.CountEffectsAsync()).Should().Be(1);
    }

    [Fact]
    public async Task CheckIn_RefusedWithAKey_ReplaysTheRefusal()
    {
        var staff = await service.Crowd.OperatorAsync();

        var first = await staff.WithKey("key").PostAsync("/admin/check-ins", new { code = "forged" });
        var repeated = await staff.WithKey("key").PostAsync("/admin/check-ins", new { code = "forged" });

        first.ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");
        repeated.IsReplay().Should().BeTrue();
        repeated.Text.Should().Be(first.Text);
    }

    private static IEnumerable<string> FieldsOf(Answer answer) => answer.Json.AsObject().Select(field => field.Key);
}
