using System.Text.Json;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Visitors;

/// <summary>Everything that moves money, with the clumsiness of real people: twice at once, and with rival keys.</summary>
internal sealed class Purse(Actor actor, Dice dice)
{
    public long Balance { get; private set; }

    public async Task ChargeAsync(CancellationToken stop)
    {
        var first = SendAsync(Charge(), stop);
        // Two charges at once have to add up.
        var second = dice.Chance(0.15) ? SendAsync(Charge(), stop) : Task.FromResult<Answer?>(null);
        await Task.WhenAll(first, second);
    }

    /// <summary>True when it is paid, by whichever of the rivals.</summary>
    public async Task<bool> PayAsync(Reservation reservation, CancellationToken stop)
    {
        if (Balance < reservation.TotalPrice && dice.Chance(0.9))
            await ChargeAsync(stop);
        var charging = dice.Chance(0.15) ? ChargeAsync(stop) : Task.CompletedTask;
        var paid = await MaybeWithRivalAsync(() => Payment(reservation), stop);
        await charging;
        return paid;
    }

    public Task<bool> RefundAsync(Reservation reservation, CancellationToken stop) =>
        MaybeWithRivalAsync(() => Refund(reservation), stop);

    // The same wish under two keys, as from two devices: one has to lose.
    private async Task<bool> MaybeWithRivalAsync(Func<Call> call, CancellationToken stop)
    {
        var rivals = dice.Chance(0.15) ? 2 : 1;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, rivals).Select(_ => call()).ToList().Select(c => SendAsync(c, stop))
        );
        return answers.Any(a => a is { IsAcknowledgement: true });
    }

    private async Task<Answer?> SendAsync(Call call, CancellationToken stop)
    {
        var answer = dice.Chance(0.2) ? await actor.DoubleClickAsync(call, stop) : await actor.DoAsync(call, stop);
        if (answer is { IsAcknowledgement: true })
            Balance = answer.Json["balance"]!.GetValue<long>();
        return answer;
    }

    private Call Charge()
    {
        var body = JsonSerializer.Serialize(new { amount = (1 + dice.Below(20)) * 10_000 });
        return new Call(DeedKind.Charge, HttpMethod.Post, "/balance/charges", body) { Key = actor.NextKey() };
    }

    private Call Payment(Reservation reservation) =>
        new(DeedKind.Pay, HttpMethod.Post, $"{reservation.Path}/payment")
        {
            Key = actor.NextKey(),
            QueueToken = reservation.QueueToken,
        };

    private Call Refund(Reservation reservation) =>
        new(DeedKind.Refund, HttpMethod.Post, $"{reservation.Path}/refund") { Key = actor.NextKey() };
}
