using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>People from the back half of a line, each asking for their place with their queue token.</summary>
internal sealed record Polls(Script Looking, Func<int, Script> Bare)
{
    private const int People = 250;
    private const int Ok = 200;

    public static async Task<Polls> OfAsync(BenchEnvironment bench, int length, CancellationToken ct)
    {
        var line = await bench.Lines.WaitingAsync(length, ct);
        // Odd places only: the customers who left the line had even places.
        var step = length / 2 / People / 2 * 2;
        var first = length / 2 + 1;
        var access = await bench.Tokens.AccessAsync(first, People, ct, step);
        var queue = await bench.Tokens.QueueAsync(line.ConcertId, first, People, ct, step);

        Script Asking(string path, string? contains) =>
            new([.. access.Zip(queue, (user, place) => Request.Get(path, user, place))], Ok, contains);
        return new Polls(
            Asking(line.Line, "\"status\":\"waiting\""),
            size => Asking(FormattableString.Invariant($"/bare/look/{size}"), contains: null)
        );
    }
}
