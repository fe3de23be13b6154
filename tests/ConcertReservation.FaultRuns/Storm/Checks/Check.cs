namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Something that must be true after the storm.</summary>
/// <param name="Name">Of the failure.</param>
/// <param name="Violations">One line for each violation.</param>
internal sealed record Check(string Name, Defect Defect, Func<CheckInput, IEnumerable<string>> Violations)
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. LossChecks.All,
        .. DuplicateChecks.All,
        .. SeatChecks.All,
        new("balance differs", Defect.Lost, BalanceCheck.Violations),
        new("key replay differs", Defect.Other, ReplayCheck.Violations),
        new(
            "no response in the end",
            Defect.Other,
            e => e.Log.Operations.Where(d => d.IsUndecided).Select(d => $"{d}, at last {d.LastResult}")
        ),
        new("internal error", Defect.Other, e => e.InternalErrors),
        new("instance died by itself", Defect.Other, e => e.DeadInstances),
        new("a viewer sees other seats", Defect.Other, e => e.WrongViews),
        new("not refunded by the cancellation", Defect.Lost, e => e.Cancellation.Lost),
        new("refunded twice by the cancellation", Defect.Doubled, e => e.Cancellation.Doubled),
        new("not refused after the cancellation", Defect.Other, e => e.Cancellation.Wrong),
        new("a settlement differs", Defect.Other, e => e.Settlements.Wrong),
        new("the box office got a wrong answer", Defect.Other, e => e.WrongAtTheBoxOffice),
        new("invariant", Defect.Other, e => e.BrokenInvariants),
    ];
}

internal enum Defect
{
    /// <summary>Acknowledged, but missing or different in the database.</summary>
    Lost,

    /// <summary>Happened more often than the client requested it.</summary>
    Doubled,

    Other,
}
