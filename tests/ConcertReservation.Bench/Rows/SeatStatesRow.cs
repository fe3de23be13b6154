using System.Text.Json;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;
using ConcertReservation.Testing;

namespace ConcertReservation.Bench.Rows;

/// <summary>What customers poll while they look at the seats of a big hall: what changed since their version.</summary>
internal sealed class SeatStatesRow : IRow
{
    public const int HallSeats = 50_000;
    private const int Customers = ConcertSetup.SeatsEach;
    private const int ChangedSeats = 20;
    private const int Ok = 200;
    private const string HasChanges = "\"changes\":[[";

    public string Name => "seat-states";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitToHallAsync(bench, Customers, HallSeats, ct);
        var concert = admitted.Concert;
        Script Reading(string path, string? contains = null) =>
            new([.. admitted.Each((user, turn) => Request.Get(path, user, turn))], Ok, contains);
        using var whole = JsonDocument.Parse(
            await Reading(concert.StatesOfFirstPerformance).SampleAsync(bench.Address, ct)
        );
        var since = whole.RootElement.GetProperty("version").GetString();
        await TouchAsync(bench, concert, ChangedSeats, ct);

        var changes = Reading($"{concert.StatesOfFirstPerformance}?since={since}", HasChanges);
        // The cache may be 300 ms old, so the first answers may not have the changes.
        await Eventually.Is(
            async () => (await changes.SampleAsync(bench.Address, ct)).Contains(HasChanges, StringComparison.Ordinal),
            "the instance has read the changes",
            ct: ct
        );

        var samples = await AgainstBare.TakeAsync(
            bench,
            Name,
            changes,
            size => Reading(FormattableString.Invariant($"/bare/seat-states/{size}?since={since}")),
            ct
        );
        var title = FormattableString.Invariant($"seat-states since a version, hall of {HallSeats:N0} / bare");
        return new Figure(Name, title, Bound.AtLeast(0.7), samples);
    }

    /// <summary>Updates seats all over the hall without another state: a change for the seat cache.</summary>
    public static Task TouchAsync(BenchEnvironment bench, BenchConcert concert, int seats, CancellationToken ct)
    {
        var every = concert.Seats.Count / seats;
        var ids = Enumerable.Range(0, seats).Select(n => concert.Seats[n * every].SeatId).ToArray();
        return bench.Sql.ExecuteAsync(
            "UPDATE seats SET price = price WHERE concert_id = $1 AND id = ANY($2)",
            [concert.ConcertId, ids],
            ct
        );
    }
}
