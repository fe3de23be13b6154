using System.Net;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A repeated request gets the first response, on every instance.</summary>
public sealed class ReplayTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    public static TheoryData<string> Kinds => IdempotentCall.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_Repeated_GetsTheSameResponse(string kind)
    {
        var call = await IdempotentCall.ReadyAsync(service, kind);
        var first = await call.SendAsync("same");

        var repeated = await call.SendAsync("same");

        ShouldReplay(repeated, first);
        (await call.CountEffectsAsync()).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_RepeatedOnTheOtherInstance_GetsTheSameResponse(string kind)
    {
        var call = await IdempotentCall.ReadyAsync(service, kind);
        var first = await call.SendAsync("same", instance: 0);

        var repeated = await call.SendAsync("same", instance: 1);

        ShouldReplay(repeated, first);
        (await call.CountEffectsAsync()).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_WithAKey_GetsTheSameResponseAsWithout(string kind)
    {
        var repeated = await IdempotentCall.ReadyAsync(service, kind);
        var plain = await IdempotentCall.ReadyAsync(service, kind);

        var withKey = await repeated.SendAsync("any");
        var without = await plain.Caller.At(0).PostAsync(plain.Path, plain.Body);

        withKey.Status.Should().Be(without.Status);
        withKey.ContentHeaders.ContentType.Should().Be(without.ContentHeaders.ContentType);
        withKey.Headers.Location!.Should().NotBeNull();
        Fields(withKey).Should().Equal(Fields(without));
    }

    [Fact]
    public async Task Pay_RepeatedWithoutTheQueueToken_GetsTheSameResponseAndDoesNotJoin()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Pay);
        var first = await call.SendAsync("same");
        var forgetful = call with { Caller = call.Caller with { Client = call.Caller.Client.WithoutQueueToken() } };

        var repeated = await forgetful.SendAsync("same");

        ShouldReplay(repeated, first);
        var tokens = await service.Sql.ColumnAsync<string>(
            "SELECT status FROM queue_tokens WHERE user_id = $1",
            call.Caller.UserId
        );
        tokens.Should().Equal("completed");
    }

    private static void ShouldReplay(Answer repeated, Answer first)
    {
        first.ShouldBe(HttpStatusCode.Created);
        first.IsReplay().Should().BeFalse();
        repeated.ShouldBe(HttpStatusCode.Created);
        repeated.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        repeated.Text.Should().Be(first.Text);
        repeated.Headers.Location.Should().Be(first.Headers.Location);
        repeated.ContentHeaders.ContentType.Should().Be(first.ContentHeaders.ContentType);
    }

    private static IEnumerable<string> Fields(Answer answer) => answer.Json.AsObject().Select(field => field.Key);
}
