using ConcertReservation.LoadTests.Bench.Stage;
using ConcertReservation.LoadTests.Bench.Traffic;

namespace ConcertReservation.LoadTests.Bench.Rows;

/// <summary>People from the back half of a line, each asking for their place with their queue token.</summary>
internal sealed record Polls(Script Looking, Func<int, Script> Bare)
{
    private const int MostPeople = 1_000;
    private const int Ok = 200;

    public static async Task<Polls> OfAsync(Workbench bench, int length, CancellationToken ct)
    {
        var line = await bench.Lines.WaitingAsync(length, ct);
        // Only those who are still there: every so many have left.
        var present = length / 2 / Lines.LeavesEvery;
        var people = Math.Min(MostPeople, present);
        var (first, step) = (length / 2 + 1, present / people * Lines.LeavesEvery);
        var access = await bench.Tokens.AccessAsync(first, people, ct, step);
        var queue = await bench.Tokens.QueueAsync(line.ConcertId, first, people, ct, step);

        Script Asking(string path, string? contains) =>
            new([.. access.Zip(queue, (user, place) => Request.Get(path, user, place))], Ok, contains);
        return new Polls(
            Asking(line.Line, "\"status\":\"waiting\""),
            size => Asking(FormattableString.Invariant($"/bare/look/{size}"), contains: null)
        );
    }
}
