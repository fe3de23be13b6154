using ConcertReservation.FaultRuns.Storm.Journal;

namespace ConcertReservation.FaultRuns.Storm.Promises;

internal sealed record Verdict(IReadOnlyList<BrokenPromise> Broken, Acknowledged Acknowledged)
{
    public bool IsGood => Broken.Count == 0;

    public int Lost => Count(Harm.Lost);

    public int Doubled => Count(Harm.Doubled);

    private int Count(Harm harm) => Broken.Where(b => b.Promise.Harm == harm).Sum(b => b.Breaks.Count);
}

/// <param name="Breaks">One line for each time.</param>
internal sealed record BrokenPromise(Promise Promise, IReadOnlyList<string> Breaks);
