using System.Globalization;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.HouseSeats;

/// <summary>Ids in a query, such as <c>1,2</c>.</summary>
internal static class SeatIdList
{
    public const string Pattern = "^-?[0-9]{1,19}(,-?[0-9]{1,19})*$";

    /// <summary>Refuses with <c>validation_failed</c>.</summary>
    public static IReadOnlyList<long> Parse(string text)
    {
        var ids = new List<long>();
        foreach (var part in text.Split(','))
            ids.Add(
                long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
                    ? id
                    : throw DomainException.Invalid("seatIds", "Send the ids of seats, separated by commas.")
            );
        return ids;
    }
}
