using ConcertReservation.LoadTests.Storm.Calls;
using ConcertReservation.LoadTests.Storm.Stage;

namespace ConcertReservation.LoadTests.Storm.Visitors;

/// <summary>QueuePosition in line for a concert.</summary>
internal sealed class Line(Actor actor, Dice dice)
{
    private const double GivesUp = 0.02;

    /// <summary>The active queue token; null when the visitor left, or the storm ended.</summary>
    public async Task<string?> WaitForPermitAsync(ConcertOnSale concert, CancellationToken stop)
    {
        var seen = await actor.DoAsync(new Call(DeedKind.Join, HttpMethod.Post, concert.Line), stop);
        while (!stop.IsCancellationRequested)
        {
            if (seen is null or { IsUndecided: false, IsAcknowledgement: false })
                return null;
            var place = seen.IsAcknowledgement ? seen.Json : null;
            var status = (string?)place?["status"];
            if (status == "active")
                return (string?)place!["token"];
            if (status is not ("waiting" or null))
                return null;
            if (dice.Chance(GivesUp))
            {
                await LeaveAsync(concert, stop);
                return null;
            }

            await Task.Delay(300 + dice.Below(700), CancellationToken.None);
            // Half of them show their token, half rely on being known.
            var token = dice.Chance(0.5) ? (string?)place?["token"] : null;
            seen = await actor.AskAsync(new Call(DeedKind.Look, HttpMethod.Get, concert.Line) { QueueToken = token });
        }

        return null;
    }

    public Task LeaveAsync(ConcertOnSale concert, CancellationToken stop) =>
        actor.DoAsync(new Call(DeedKind.Leave, HttpMethod.Delete, concert.Line), stop);
}
