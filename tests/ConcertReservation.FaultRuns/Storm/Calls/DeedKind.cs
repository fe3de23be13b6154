namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>What people set out to do.</summary>
internal enum DeedKind
{
    Join,
    Look,
    Browse,
    Hold,
    Charge,
    Pay,
    Refund,
    Release,
    Leave,
}
