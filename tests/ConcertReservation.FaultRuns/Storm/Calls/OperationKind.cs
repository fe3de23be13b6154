namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>The operations of customers.</summary>
internal enum OperationKind
{
    Join,
    Poll,
    Browse,
    Hold,
    OpenCharge,
    Charge,
    GiveBack,
    Pay,
    Refund,
    Release,
    Leave,
}
