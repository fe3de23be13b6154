namespace ConcertReservation.Fuzz.People;

/// <summary>Somebody in the middle of buying: seats paid, seats held, and a turn that is still running.</summary>
internal sealed record Customer
{
    public required string Email { get; init; }
    public required string Password { get; init; }
    public required string AccessToken { get; init; }
    public required string RefreshToken { get; init; }
    public required Stage Stage { get; init; }
    public required IReadOnlyList<FreeSeat> FreeSeats { get; init; }
    public required string HeldReservationId { get; init; }
    public required long HeldPrice { get; init; }
    public required string PaidReservationId { get; init; }
    public required string PaymentId { get; init; }
    public required string TicketCode { get; init; }
    public required string QueueToken { get; init; }

    /// <summary>The token of the first purchase, completed by its payment.</summary>
    public required string EndedQueueToken { get; init; }
}

/// <summary>Where somebody buys.</summary>
internal sealed record Stage(long ConcertId, long PerformanceId);

internal sealed record FreeSeat(long Id, string Number);
