using System.Net;
using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>Copies of one request that run at the same time on two instances.</summary>
public sealed class ConcurrentCopiesTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Copies = 20;

    public static TheoryData<string> Kinds => IdempotentCall.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_TwentyCopiesAtOnce_TakeEffectOnce(string kind)
    {
        var call = await IdempotentCall.ReadyAsync(service, kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, Copies).Select(i => call.SendAsync("same", instance: i)));

        answers.Where(IsFirst).Should().ContainSingle();
        answers.Where(answer => !IsFirst(answer)).Should().OnlyContain(a => IsReplayOrInUse(a), Texts(answers));
        (await call.CountEffectsAsync()).Should().Be(1);
        (await call.CountStoredAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Charge_WhileTheSameRequestRuns_IsRefused(int instance)
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        var rowLock = await RowLock.OnWalletAsync(call.Caller);
        var running = call.SendAsync("same", instance: 0);
        await rowLock.UntilWaitedForAsync();

        var copy = await call.SendAsync("same", instance);

        copy.ShouldBeProblem(HttpStatusCode.Conflict, "idempotency_key_in_use");
        await rowLock.DisposeAsync();
        (await running).ShouldBe(HttpStatusCode.Created);
        (await call.SendAsync("same", instance)).IsReplay().Should().BeTrue();
    }

    private static bool IsFirst(Answer answer) => answer.Status == HttpStatusCode.Created && !answer.IsReplay();

    private static bool IsReplayOrInUse(Answer answer) =>
        (answer.Status == HttpStatusCode.Created && answer.IsReplay())
        || (answer.Status == HttpStatusCode.Conflict && answer.Code == "idempotency_key_in_use");

    private static string Texts(IEnumerable<Answer> answers) =>
        string.Join('\n', answers.Select(answer => answer.Text)).Replace("{", "{{").Replace("}", "}}");
}
