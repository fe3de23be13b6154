using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.BestSeats;

/// <summary>The seats that a customer wants when the service chooses them.</summary>
public sealed record SeatWish
{
    private SeatWish(int count, string? section, long? maxPrice, bool together) =>
        (Count, Section, MaxPrice, Together) = (count, section, maxPrice, together);

    public int Count { get; }

    /// <summary>Only seats of this section; null: of any section.</summary>
    public string? Section { get; }

    /// <summary>The most that each seat may cost, in won; null: any price.</summary>
    public long? MaxPrice { get; }

    /// <summary>Only seats that are side by side in one row.</summary>
    public bool Together { get; }

    /// <summary>Refuses a count below 1 and a price below 0.</summary>
    public static SeatWish Of(int count, string? section, long? maxPrice, bool together)
    {
        if (count < 1)
            throw DomainException.Invalid("best.count", "Ask for at least one seat.");
        if (maxPrice < 0)
            throw DomainException.Invalid("best.maxPrice", "A price must be 0 won or more.");
        return new SeatWish(count, section is null ? null : TypedText.Normalize(section), maxPrice, together);
    }
}
