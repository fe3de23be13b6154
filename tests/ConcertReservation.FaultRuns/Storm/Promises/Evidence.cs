using ConcertReservation.FaultRuns.Storm.Journal;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>Everything a promise is judged by.</summary>
internal sealed record Evidence(Diary Diary, Books Books)
{
    public Acknowledged Acknowledged { get; } = new(Diary);

    public required IReadOnlyList<string> InternalErrors { get; init; }

    public required IReadOnlyList<string> DeadInstances { get; init; }

    public required IReadOnlyList<string> BrokenInvariants { get; init; }
}
