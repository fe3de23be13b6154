using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.HouseSeats;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.HouseSeats;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.HouseSeats;

/// <summary>Seats to keep from customers.</summary>
public sealed record BlockSeatsRequest
{
    /// <summary>The ids of the seats, up to a whole hall. Seats that are blocked already stay blocked.</summary>
    /// <example>[7, 8]</example>
    [Required, MinLength(1), MaxLength(SeatPlan.MaxSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }

    /// <summary>1 to 200 characters, for the audit log.</summary>
    /// <example>Sound desk</example>
    [Required, TypedText(SeatBlockFacade.MaxReasonLength)]
    public string? Reason { get; init; }

    internal SeatsOfPerformance ToSeats(long concertId, long performanceId) =>
        SeatsOfPerformance.Of(concertId, performanceId, SeatIds!);
}

/// <summary>Seats to sell at the box office, or to give away.</summary>
public sealed record IssueSeatsRequest
{
    /// <summary>The ids of available or blocked seats of the performance.</summary>
    /// <example>[7, 8]</example>
    [Required, MinLength(1), MaxLength(SeatPlan.MaxSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }

    [Required]
    public HolderRequest? Holder { get; init; }

    /// <summary><c>box_office</c> keeps the price of the seats; with <c>comp</c> each costs 0.</summary>
    /// <example>box_office</example>
    [Required]
    public IssueMethod? Method { get; init; }

    /// <summary>1 to 200 characters, for the audit log.</summary>
    /// <example>Guest of the band</example>
    [TypedText(SeatBlockFacade.MaxReasonLength)]
    public string? Reason { get; init; }

    internal IssueSeats ToCommand(long concertId, long performanceId) =>
        new(
            SeatsOfPerformance.Of(concertId, performanceId, SeatIds!),
            Holder!.Name!,
            Holder.Email,
            Holder.Language ?? Language.Ko,
            Method == IssueMethod.Comp ? PaymentMethod.Comp : PaymentMethod.BoxOffice,
            Reason
        );
}

/// <summary>The methods of payment of which an operator has the choice.</summary>
public enum IssueMethod
{
    BoxOffice,
    Comp,
}

/// <summary>The person who gets the tickets. No account is needed.</summary>
public sealed record HolderRequest
{
    /// <summary>1 to 100 characters.</summary>
    /// <example>김민지</example>
    [Required, TypedText(Account.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>An e-mail address; an account with this address does not get the reservation.</summary>
    /// <example>minji@example.com</example>
    [TypedText(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>Of the mails to the holder: <c>ko</c>, the default, or <c>en</c>.</summary>
    /// <example>ko</example>
    public Language? Language { get; init; }
}
