using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>The visits of one customer, one after the other. Few of them lead directly to a ticket.</summary>
internal sealed class VirtualUser(
    UserClient client,
    IReadOnlyList<ConcertOnSale> concerts,
    SeededRandom random,
    ProviderClient? provider
)
{
    private const int MostTickets = 2;

    private readonly QueueSteps _queue = new(client, random);
    private readonly SeatSteps _seats = new(client, random);
    private readonly MoneySteps _money = new(client, random, provider);
    private readonly List<HeldReservation> _tickets = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await VisitAsync(stop);
            await Task.Delay(random.Below(500), CancellationToken.None);
        }
    }

    private async Task VisitAsync(CancellationToken stop)
    {
        if (random.Chance(0.2))
            await _money.ChargeAsync(stop);
        if (_tickets.Count > random.Below(MostTickets))
            await RefundTicketAsync(stop);

        var concert = concerts[random.Chance(0.75) ? 0 : 1];
        if (await _queue.WaitForAdmissionAsync(concert, stop) is not { } queueToken)
            return;
        if (await _seats.HoldAsync(concert, queueToken, stop) is { } reservation)
            await DecideAsync(reservation, stop);
        else if (random.Chance(0.5))
            await _queue.LeaveAsync(concert, stop);
    }

    private async Task DecideAsync(HeldReservation reservation, CancellationToken stop)
    {
        await Task.Delay(random.Below(200), CancellationToken.None);
        switch (random.Share())
        {
            case < 0.65:
                if (await _money.PayAsync(reservation, stop))
                    _tickets.Add(reservation);
                break;
            case < 0.75:
                await _seats.ReleaseAsync(reservation, stop);
                break;
            case < 0.85:
                await _queue.LeaveAsync(reservation.Concert, stop);
                break;
            case < 0.92:
                // Pays at the end of the hold, or just after it.
                await Task.Delay(TimeSpan.FromSeconds(4 + random.Share()), CancellationToken.None);
                if (await _money.PayAsync(reservation, stop))
                    _tickets.Add(reservation);
                break;
            default:
                break; // does nothing, and the hold expires
        }
    }

    private async Task RefundTicketAsync(CancellationToken stop)
    {
        var ticket = _tickets[random.Below(_tickets.Count)];
        if (await _money.RefundAsync(ticket, stop))
            _tickets.Remove(ticket);
    }
}
