using System.Text.Json;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>Charges, payments and refunds, some sent twice at once or under two keys.</summary>
internal sealed class MoneySteps(UserClient client, SeededRandom random)
{
    public long Balance { get; private set; }

    public async Task ChargeAsync(CancellationToken stop)
    {
        var first = SendAsync(Charge(), stop);
        // Two charges at once must add up.
        var second = random.Chance(0.15) ? SendAsync(Charge(), stop) : Task.FromResult<CallResult?>(null);
        await Task.WhenAll(first, second);
    }

    /// <summary>True when one of the requests paid.</summary>
    public async Task<bool> PayAsync(HeldReservation reservation, CancellationToken stop)
    {
        if (Balance < reservation.TotalPrice && random.Chance(0.9))
            await ChargeAsync(stop);
        var charging = random.Chance(0.15) ? ChargeAsync(stop) : Task.CompletedTask;
        var paid = await MaybeWithRivalAsync(() => Payment(reservation), stop);
        await charging;
        return paid;
    }

    public Task<bool> RefundAsync(HeldReservation reservation, CancellationToken stop) =>
        MaybeWithRivalAsync(() => Refund(reservation), stop);

    // The same operation under two keys, as from two devices: the service must refuse one.
    private async Task<bool> MaybeWithRivalAsync(Func<Call> call, CancellationToken stop)
    {
        var rivals = random.Chance(0.15) ? 2 : 1;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, rivals).Select(_ => call()).ToList().Select(c => SendAsync(c, stop))
        );
        return answers.Any(a => a is { IsAcknowledgement: true });
    }

    private async Task<CallResult?> SendAsync(Call call, CancellationToken stop)
    {
        var answer = random.Chance(0.2) ? await client.DoubleClickAsync(call, stop) : await client.DoAsync(call, stop);
        if (answer is { IsAcknowledgement: true })
            Balance = answer.Json["balance"]!.GetValue<long>();
        return answer;
    }

    private Call Charge()
    {
        var body = JsonSerializer.Serialize(new { amount = (1 + random.Below(20)) * 10_000 });
        return new Call(OperationKind.Charge, HttpMethod.Post, "/balance/charges", body) { Key = client.NextKey() };
    }

    private Call Payment(HeldReservation reservation) =>
        new(OperationKind.Pay, HttpMethod.Post, $"{reservation.Path}/payment")
        {
            Key = client.NextKey(),
            QueueToken = reservation.QueueToken,
        };

    private Call Refund(HeldReservation reservation) =>
        new(OperationKind.Refund, HttpMethod.Post, $"{reservation.Path}/refund") { Key = client.NextKey() };
}
