using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>At the start of a sale most holds are refused, so a refusal has to be cheap.</summary>
internal sealed class RefusedHoldRow : IRow
{
    private const int Customers = ConcertSetup.SeatsEach;
    private const int Created = 201;
    private const int Conflict = 409;

    public string Name => "refused-hold";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, Customers, ct);
        var wish = admitted.Concert.Seats[0].HoldBody;
        Script Holding(string path, int status, string? contains = null) =>
            new([.. admitted.Each((user, turn) => Request.Post(path, user, turn, wish))], status, contains);
        await Holding(admitted.Concert.Reservations, Created).SampleAsync(bench.Address, ct); // the first one holds it

        var samples = await AgainstBare.TakeAsync(
            bench,
            Name,
            Holding(admitted.Concert.Reservations, Conflict, "\"code\":\"seat_unavailable\""),
            size => Holding(FormattableString.Invariant($"/bare/refused-hold/{size}"), Conflict),
            ct
        );
        return new Figure(Name, "refused hold (seat taken) / bare", Bound.AtLeast(0.5), samples);
    }
}
