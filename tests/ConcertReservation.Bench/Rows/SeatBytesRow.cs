using System.Text;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>How much a customer loads to see the states of a big hall for the first time, without compression.</summary>
internal sealed class SeatBytesRow : IRow
{
    private const int Ok = 200;
    private const double Kilobyte = 1_000;

    public string Name => "seat-bytes";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitToHallAsync(bench, count: 1, SeatStatesRow.HallSeats, ct);
        var script = new Script(
            [.. admitted.Each((user, turn) => Request.Get(admitted.Concert.StatesOfFirstPerformance, user, turn))],
            Ok
        );

        var body = await script.SampleAsync(bench.Address, ct);

        var title = FormattableString.Invariant($"seat-states of a hall of {SeatStatesRow.HallSeats:N0}, as sent");
        return new Figure(
            Name,
            title,
            Bound.AtMost(20, " kB"),
            [new Sample(Encoding.UTF8.GetByteCount(body) / Kilobyte)]
        );
    }
}
