using ConcertReservation.LoadTests.Storm.Stage;

namespace ConcertReservation.LoadTests.Storm.Visitors;

/// <summary>One person's whole storm: visit after visit, seldom the straight way from the door to the ticket.</summary>
internal sealed class Visitor(Actor actor, IReadOnlyList<ConcertOnSale> concerts, Dice dice)
{
    private const int MostTickets = 2;

    private readonly Line _line = new(actor, dice);
    private readonly Counter _counter = new(actor, dice);
    private readonly Purse _purse = new(actor, dice);
    private readonly List<Reservation> _tickets = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await VisitAsync(stop);
            await Task.Delay(dice.Below(500), CancellationToken.None);
        }
    }

    private async Task VisitAsync(CancellationToken stop)
    {
        if (dice.Chance(0.2))
            await _purse.ChargeAsync(stop);
        if (_tickets.Count > dice.Below(MostTickets))
            await GiveBackTicketAsync(stop);

        var concert = concerts[dice.Chance(0.75) ? 0 : 1];
        if (await _line.WaitForPermitAsync(concert, stop) is not { } queueToken)
            return;
        if (await _counter.HoldAsync(concert, queueToken, stop) is { } reservation)
            await DecideAsync(reservation, stop);
        else if (dice.Chance(0.5))
            await _line.LeaveAsync(concert, stop);
    }

    private async Task DecideAsync(Reservation reservation, CancellationToken stop)
    {
        await Task.Delay(dice.Below(200), CancellationToken.None);
        switch (dice.Share())
        {
            case < 0.65:
                if (await _purse.PayAsync(reservation, stop))
                    _tickets.Add(reservation);
                break;
            case < 0.75:
                await _counter.ReleaseAsync(reservation, stop);
                break;
            case < 0.85:
                await _line.LeaveAsync(reservation.Concert, stop);
                break;
            case < 0.92:
                // Pays at the last moment, or just after it.
                await Task.Delay(TimeSpan.FromSeconds(4 + dice.Share()), CancellationToken.None);
                if (await _purse.PayAsync(reservation, stop))
                    _tickets.Add(reservation);
                break;
            default:
                break; // walks away, and the hold runs out
        }
    }

    private async Task GiveBackTicketAsync(CancellationToken stop)
    {
        var ticket = _tickets[dice.Below(_tickets.Count)];
        if (await _purse.RefundAsync(ticket, stop))
            _tickets.Remove(ticket);
    }
}
