using System.Globalization;

namespace ConcertReservation.Application.HouseSeats;

/// <summary>Many ids as a short text for the audit log: the ids of a row follow each other.</summary>
public static class SeatRanges
{
    /// <returns>Such as <c>101-150,160</c>.</returns>
    public static string Of(IEnumerable<long> ids)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var id in ids.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == id - 1)
                ranges[^1] = (ranges[^1].First, id);
            else
                ranges.Add((id, id));
        }
        return string.Join(',', ranges.Select(range => TextOf(range.First, range.Last)));
    }

    private static string TextOf(long first, long last) =>
        first == last
            ? first.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");
}
