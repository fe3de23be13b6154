namespace ConcertReservation.Domain.Concerts;

/// <summary>Selects concerts of the operators' list. The states of a sale select published concerts only.</summary>
public enum EditableState
{
    Upcoming,
    Open,
    Closed,
    Cancelled,

    /// <summary>Not published.</summary>
    Draft,

    /// <summary>Out of the customers' lists.</summary>
    Hidden,
}
