using System.Text.Json;
using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>Charges, payments and refunds, some sent twice at once or under two keys.</summary>
internal sealed class MoneySteps(UserClient client, SeededRandom random, ProviderClient? provider)
{
    public long Balance { get; private set; }

    public async Task ChargeAsync(CancellationToken stop)
    {
        var first = ChargeOnceAsync(stop);
        // Two charges at once must add up.
        var second = random.Chance(0.15) ? ChargeOnceAsync(stop) : Task.CompletedTask;
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

    // Opens the charge, pays in the widget and confirms; without a provider, the first request credits it.
    private async Task ChargeOnceAsync(CancellationToken stop)
    {
        var body = JsonSerializer.Serialize(new { amount = (1 + random.Below(20)) * 10_000 });
        var kind = provider is null ? OperationKind.Charge : OperationKind.OpenCharge;
        var first = new Call(kind, HttpMethod.Post, "/balance/charges", body) { Key = client.NextKey() };
        if (provider is null)
        {
            await SendAsync(first, stop);
            return;
        }

        var opened = random.Chance(0.2)
            ? await client.DoubleClickAsync(first, stop)
            : await client.DoAsync(first, stop);
        if (opened is not { IsAcknowledgement: true })
            return;
        // From here on there is a confirmation in the log: the retries after the storm send it until there is an answer.
        var paymentKey = await provider.PayAsync(opened.Json, ct: CancellationToken.None);
        await SendAsync(Confirmation((Guid)opened.Json["chargeId"]!, paymentKey), stop);
    }

    private static Call Confirmation(Guid chargeId, string paymentKey) =>
        new(
            OperationKind.Charge,
            HttpMethod.Post,
            $"/balance/charges/{chargeId}/confirmation",
            JsonSerializer.Serialize(new { paymentKey })
        );

    private Call Payment(HeldReservation reservation) =>
        new(OperationKind.Pay, HttpMethod.Post, $"{reservation.Path}/payment")
        {
            Key = client.NextKey(),
            QueueToken = reservation.QueueToken,
        };

    private Call Refund(HeldReservation reservation) =>
        new(OperationKind.Refund, HttpMethod.Post, $"{reservation.Path}/refund") { Key = client.NextKey() };
}
