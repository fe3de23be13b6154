using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Stage;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

internal sealed class SeatsRow : IRow
{
    private const int People = Office.SeatsEach;
    private const int Ok = 200;

    public string Name => "seats";

    public async Task<Figure> MeasureAsync(Workbench bench, CancellationToken ct)
    {
        var inside = await Insiders.AdmitAsync(bench, People, ct);
        Script Looking(string path, string? contains = null) =>
            new([.. inside.Each((user, turn) => Request.Get(path, user, turn))], Ok, contains);

        var samples = await AgainstBare.TakeAsync(
            bench,
            Name,
            Looking(inside.Hall.SeatsOfFirstPerformance, "\"status\":\"available\""),
            size => Looking(FormattableString.Invariant($"/bare/seats/{size}")),
            ct
        );
        return new Figure(Name, $"seats of a performance ({Office.SeatsEach}) / bare", Bound.AtLeast(0.5), samples);
    }
}
