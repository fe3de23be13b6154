namespace ConcertReservation.Domain.Transactions;

/// <summary>What a locking query does with a row that another transaction has locked.</summary>
public enum OnLockedRow
{
    /// <summary>Waits until the other transaction ends.</summary>
    Wait,

    /// <summary>Leaves the row out of the result.</summary>
    Skip,
}
