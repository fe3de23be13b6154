namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>Something the service promises, and how to find out where it was broken.</summary>
/// <param name="Name">What a broken one is called.</param>
/// <param name="Breaks">One line for each time it was broken.</param>
internal sealed record Promise(string Name, Harm Harm, Func<Evidence, IEnumerable<string>> Breaks)
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        .. Kept.Promises,
        .. Once.Promises,
        .. Seats.Promises,
        new("balance differs", Harm.Lost, Balances.Breaks),
        new("key replay differs", Harm.Other, Replays.Breaks),
        new("no answer in the end", Harm.Other, e => e.Diary.Deeds.Where(d => d.IsUndecided).Select(d => $"{d}")),
        new("internal error", Harm.Other, e => e.InternalErrors),
        new("instance died by itself", Harm.Other, e => e.DeadInstances),
        new("invariant", Harm.Other, e => e.BrokenInvariants),
    ];
}

internal enum Harm
{
    /// <summary>Acknowledged, and not so in the database.</summary>
    Lost,

    /// <summary>Happened more often than it was asked for.</summary>
    Doubled,

    Other,
}
