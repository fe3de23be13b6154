using System.Text.Json;
using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Users;

namespace ConcertReservation.FaultRuns.Money.Customers;

/// <summary>A customer who charges the wallet again and again, and gives some of it back to the card.</summary>
internal sealed class ChargingCustomer(
    UserClient client,
    ProviderClient provider,
    ForeignPayments foreign,
    SeededRandom random
)
{
    private static readonly (double Part, ChargePlan Plan)[] Plans =
    [
        (0.52, ChargePlan.Confirm),
        (0.08, ChargePlan.ConfirmTwice),
        (0.08, ChargePlan.ConfirmAtTwoInstances),
        (0.08, ChargePlan.ConfirmOnce),
        (0.06, ChargePlan.NeverConfirm),
        (0.05, ChargePlan.NeverPay),
        (0.04, ChargePlan.Declined),
        (0.04, ChargePlan.OtherAmount),
        (0.03, ChargePlan.OtherAmountInWidget),
        (0.02, ChargePlan.OtherPayment),
    ];

    public async Task ChargeAsync(CancellationToken stop)
    {
        var amount = (1 + random.Below(500)) * 100L;
        var opening = new Call(
            OperationKind.OpenCharge,
            HttpMethod.Post,
            "/balance/charges",
            JsonSerializer.Serialize(new { amount })
        )
        {
            Key = client.NextKey(),
        };
        var opened = random.Chance(0.1)
            ? await client.DoubleClickAsync(opening, stop)
            : await client.DoAsync(opening, stop);
        if (opened is not { IsAcknowledgement: true })
            return;

        var charge = new OpenedCharge(opened.Json, amount);
        var confirmed = await FollowAsync(ChoosePlan(), charge, stop);
        if (confirmed is { IsAcknowledgement: true } && random.Chance(0.2))
            await GiveBackAsync(charge, stop);
    }

    private ChargePlan ChoosePlan()
    {
        var left = random.Share();
        foreach (var (part, plan) in Plans)
            if ((left -= part) < 0)
                return plan;
        return ChargePlan.Confirm;
    }

    /// <returns>The last answer to a confirmation; null without one.</returns>
    private async Task<CallResult?> FollowAsync(ChargePlan plan, OpenedCharge charge, CancellationToken stop)
    {
        if (plan == ChargePlan.NeverPay)
            return null;
        var key = await provider.PayAsync(
            charge.Opened,
            surcharge: plan == ChargePlan.OtherAmountInWidget ? 1_000 : 0,
            cardDeclines: plan == ChargePlan.Declined,
            CancellationToken.None
        );
        var confirmation = Confirmation(charge, key, charge.Amount);
        switch (plan)
        {
            case ChargePlan.NeverConfirm:
                return null;
            case ChargePlan.ConfirmOnce:
                return await client.TryAsync(confirmation);
            case ChargePlan.ConfirmTwice:
                await client.DoAsync(confirmation, stop);
                return await client.DoAsync(Confirmation(charge, key, charge.Amount), stop);
            case ChargePlan.ConfirmAtTwoInstances:
                return await client.DoubleClickAsync(confirmation, stop);
            case ChargePlan.OtherAmount:
                await client.DoAsync(Confirmation(charge, key, charge.Amount + 100), stop);
                return random.Chance(0.7) ? await client.DoAsync(confirmation, stop) : null;
            case ChargePlan.OtherPayment:
                // Sent once: the provider refuses it, and the service finds out what became of its own payment.
                return await client.TryAsync(Confirmation(charge, foreign.Exchange(key), charge.Amount));
            default:
                return await client.DoAsync(confirmation, stop);
        }
    }

    private async Task GiveBackAsync(OpenedCharge charge, CancellationToken stop)
    {
        // Two parts at once, more than there is, a part, or all of it.
        switch (random.Share())
        {
            case < 0.2:
                await Task.WhenAll(
                    client.DoAsync(GiveBack(charge, charge.Amount / 2), stop),
                    client.DoAsync(GiveBack(charge, charge.Amount / 3), stop)
                );
                break;
            case < 0.3:
                await client.DoAsync(GiveBack(charge, charge.Amount + 1), stop);
                break;
            case < 0.6:
                await client.DoAsync(GiveBack(charge, charge.Amount / 4), stop);
                break;
            case < 0.7:
                await client.DoubleClickAsync(GiveBack(charge, amount: null), stop);
                break;
            default:
                await client.DoAsync(GiveBack(charge, amount: null), stop);
                break;
        }
    }

    private static Call Confirmation(OpenedCharge charge, string paymentKey, long amount) =>
        new(
            OperationKind.Charge,
            HttpMethod.Post,
            $"/balance/charges/{charge.Id}/confirmation",
            JsonSerializer.Serialize(
                new
                {
                    paymentKey,
                    orderId = charge.Id,
                    amount,
                }
            )
        );

    private Call GiveBack(OpenedCharge charge, long? amount) =>
        new(
            OperationKind.GiveBack,
            HttpMethod.Post,
            $"/balance/charges/{charge.Id}/cancellation",
            amount is { } won ? JsonSerializer.Serialize(new { amount = won }) : "{}"
        )
        {
            Key = client.NextKey(),
        };
}
