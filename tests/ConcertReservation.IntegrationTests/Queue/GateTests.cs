using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>Every row of the gate, for every call behind it.</summary>
public sealed class GateTests(OneInstance service) : IClassFixture<OneInstance>
{
    public static TheoryData<string> Calls { get; } = new(GateCalls.Names);

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithoutAnAccessToken_IsUnauthenticated(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);

        var answer = await stage.CallAsync(service.Client().With(queueToken: stage.Person.Client.QueueToken));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithAForgedToken_IsRefused(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);

        var answer = await stage.CallAsync(stage.Person.Client.With(queueToken: "forged"));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithATokenOfAnotherCustomer_IsRefused(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        var other = await service.VisitorAsync(stage.Concert);

        var answer = await stage.CallAsync(stage.Person.Client.With(queueToken: other.Client.QueueToken));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithATokenOfAnotherConcert_IsRefused(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        var elsewhere = await stage.Person.JoinAsync(await service.Crowd.ConcertAsync(seats: 1));

        var answer = await stage.CallAsync(stage.Person.Client.With(queueToken: elsewhere.Get<string>("token")));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithALeftToken_ReportsThatTheTokenEnded(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        await stage.Person.LeaveAsync(stage.Concert);

        var answer = await stage.CallAsync(stage.Person.Client);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithAnExpiredToken_ReportsThatTheTokenEnded(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        service.Clock.Advance(TimeSpan.FromMinutes(6));

        var answer = await stage.CallAsync(stage.Person.Client);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithACompletedToken_ReportsThatTheTokenEnded(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        var (buyer, paid) = await service.HolderAsync(stage.Concert, 100_000, stage.Concert.SeatIds[3]);
        await buyer.PayAsync(paid);

        var answer = await (stage with { Person = buyer, ReservationId = paid }).CallAsync(buyer.Client);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithAWaitingToken_ReturnsThePlace(string call)
    {
        var stage = await GateCalls.WaitingAsync(service, call);

        var answer = await stage.CallAsync(stage.Person.Client);

        ShouldBeWaiting(answer, stage);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WaitingWithoutTheToken_ReturnsThePlace(string call)
    {
        var stage = await GateCalls.WaitingAsync(service, call);

        var answer = await stage.CallAsync(stage.Person.Client.WithoutQueueToken());

        ShouldBeWaiting(answer, stage);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_NotInLineAndNoFreeSlot_JoinsTheLine(string call)
    {
        var stage = await GateCalls.WaitingAsync(service, call);
        await stage.Person.LeaveAsync(stage.Concert);

        var answer = await stage.CallAsync(stage.Person.Client.WithoutQueueToken());

        ShouldBeWaiting(answer, stage);
        (await stage.Person.JoinAsync(stage.Concert)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_NotInLineAndFreeSlot_Passes(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        await stage.Person.LeaveAsync(stage.Concert);

        var answer = await stage.CallAsync(stage.Person.Client.WithoutQueueToken());

        GateCalls.ShouldHavePassed(answer, call, holdGivenBack: true);
        (await stage.Person.JoinAsync(stage.Concert)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithAnActiveToken_Passes(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);

        var answer = await stage.CallAsync(stage.Person.Client);

        GateCalls.ShouldHavePassed(answer, call);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_WithAnActiveTokenAsABearerToken_Passes(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);
        var token = stage.Person.Client.QueueToken;

        var answer = await stage.CallAsync(stage.Person.Client.With(queueToken: "Bearer " + token));

        GateCalls.ShouldHavePassed(answer, call);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Gate_ActiveWithoutTheToken_Passes(string call)
    {
        var stage = await GateCalls.StageAsync(service, call);

        var answer = await stage.CallAsync(stage.Person.Client.WithoutQueueToken());

        GateCalls.ShouldHavePassed(answer, call);
    }

    private static void ShouldBeWaiting(Answer answer, GateStage stage)
    {
        answer.ShouldBe(HttpStatusCode.Accepted).Json.ShouldHaveFields("message", "queue");
        answer.Get<string>("message").Should().NotBeEmpty();
        var place = answer["queue"].ShouldHaveFields(Places.Fields);
        place["concertId"]!.GetValue<long>().Should().Be(stage.Concert.ConcertId);
        place["status"]!.GetValue<string>().Should().Be("waiting");
        place["position"]!.GetValue<long>().Should().Be(1);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(place["pollAfterSeconds"]!.GetValue<int>()));
    }
}
