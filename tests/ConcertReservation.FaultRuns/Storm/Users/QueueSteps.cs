using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>Joins, polls and leaves the line of a concert.</summary>
internal sealed class QueueSteps(UserClient client, SeededRandom random)
{
    private const double GivesUp = 0.02;

    /// <summary>The active queue token; null when the customer left or the traffic ended.</summary>
    public async Task<string?> WaitForAdmissionAsync(ConcertOnSale concert, CancellationToken stop)
    {
        var seen = await client.DoAsync(new Call(OperationKind.Join, HttpMethod.Post, concert.Line), stop);
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
            if (random.Chance(GivesUp))
            {
                await LeaveAsync(concert, stop);
                return null;
            }

            await Task.Delay(300 + random.Below(700), CancellationToken.None);
            // Half of the polls send the queue token, half only the access token.
            var token = random.Chance(0.5) ? (string?)place?["token"] : null;
            seen = await client.ReadAsync(
                new Call(OperationKind.Poll, HttpMethod.Get, concert.Line) { QueueToken = token }
            );
        }

        return null;
    }

    public Task LeaveAsync(ConcertOnSale concert, CancellationToken stop) =>
        client.DoAsync(new Call(OperationKind.Leave, HttpMethod.Delete, concert.Line), stop);
}
