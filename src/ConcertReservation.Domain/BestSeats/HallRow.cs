namespace ConcertReservation.Domain.BestSeats;

/// <summary>A row of a hall, or a standing area, whose places have no order.</summary>
/// <param name="Section">Null in a hall without sections.</param>
/// <param name="Start">The index of the first seat; the others follow it from left to right.</param>
/// <param name="Prices">The price of each seat, in won.</param>
/// <param name="IsSeated">False in a standing area: all of its places are side by side.</param>
/// <param name="Aisles">The aisles, by ascending index; an aisle separates the seats beside it.</param>
/// <param name="Accessible">The seats for wheelchair users, as indexes in the row.</param>
public sealed record HallRow(
    string? Section,
    int Start,
    IReadOnlyList<long> Prices,
    bool IsSeated,
    IReadOnlyList<Aisle> Aisles,
    IReadOnlyList<int> Accessible
);

/// <param name="AfterIndex">The seat before the aisle, as an index in the row.</param>
/// <param name="Width">In seats.</param>
public sealed record Aisle(int AfterIndex, int Width);
