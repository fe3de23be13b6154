using System.Globalization;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A section of a seat plan: rows of different lengths, or a standing area.</summary>
/// <param name="Name">Unique in the plan.</param>
/// <param name="Price">The price of each of its seats, in won.</param>
/// <param name="Kind">Whether customers choose a seat, or only how many places they want.</param>
/// <param name="Capacity">The places of a standing area; null in a section with rows.</param>
/// <param name="Rows">From the stage to the back; empty in a standing area.</param>
public sealed record PlanSection(string Name, long Price, SectionKind Kind, int? Capacity, IReadOnlyList<PlanRow> Rows);

public enum SectionKind
{
    Seated,
    Standing,
}

/// <param name="Name">Unique in the section; null when the row has no name.</param>
/// <param name="Seats">How many seats the row has.</param>
/// <param name="Numbers">The numbers of the seats; null when they are 1, 2, 3, …</param>
/// <param name="Gaps">The aisles, by ascending index.</param>
/// <param name="Accessible">The numbers of the seats for wheelchair users.</param>
public sealed record PlanRow(
    string? Name,
    int Seats,
    IReadOnlyList<string>? Numbers,
    IReadOnlyList<RowGap> Gaps,
    IReadOnlyList<string> Accessible
)
{
    public string NumberAt(int index) => Numbers?[index] ?? (index + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>An aisle: <paramref name="Width"/> seats wide, behind the seat with this index, which starts at 0.</summary>
public sealed record RowGap(int AfterIndex, int Width);
