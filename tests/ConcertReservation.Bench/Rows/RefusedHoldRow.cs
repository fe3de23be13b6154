using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>At the start of a sale most holds are refused, so a refusal has to be cheap.</summary>
internal sealed class RefusedHoldRow : IRow
{
    private const int People = ConcertSetup.SeatsEach;
    private const int Created = 201;
    private const int Conflict = 409;

    public string Name => "refused-hold";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var inside = await AdmittedUsers.AdmitAsync(bench, People, ct);
        var wish = inside.Concert.Seats[0].HoldBody;
        Script Wishing(string path, int status, string? contains = null) =>
            new([.. inside.Each((user, turn) => Request.Post(path, user, turn, wish))], status, contains);
        await Wishing(inside.Concert.Reservations, Created).SampleAsync(bench.Address, ct); // the first one holds it

        var samples = await AgainstBare.TakeAsync(
            bench,
            Name,
            Wishing(inside.Concert.Reservations, Conflict, "\"code\":\"seat_unavailable\""),
            size => Wishing(FormattableString.Invariant($"/bare/refused-hold/{size}"), Conflict),
            ct
        );
        return new Figure(Name, "refused hold (seat taken) / bare", Bound.AtLeast(0.5), samples);
    }
}
