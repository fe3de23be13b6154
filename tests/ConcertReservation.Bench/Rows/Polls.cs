using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Customers from the back half of a line, each reading the position with its queue token.</summary>
internal sealed record Polls(Script Looking, Func<int, Script> Bare)
{
    private const int Customers = 250;
    private const int Ok = 200;

    public static async Task<Polls> OfAsync(BenchEnvironment bench, int length, CancellationToken ct)
    {
        var line = await bench.Lines.WaitingAsync(length, ct);
        // Odd places only: the customers who left the line had even places.
        var step = length / 2 / Customers / 2 * 2;
        var first = length / 2 + 1;
        var access = await bench.Tokens.AccessAsync(first, Customers, ct, step);
        var queue = await bench.Tokens.QueueAsync(line.ConcertId, first, Customers, ct, step);

        Script Polling(string path, string? contains) =>
            new([.. access.Zip(queue, (user, place) => Request.Get(path, user, place))], Ok, contains);
        return new Polls(
            Polling(line.Line, "\"status\":\"waiting\""),
            size => Polling(FormattableString.Invariant($"/bare/look/{size}"), contains: null)
        );
    }
}
