using ConcertReservation.Api.Calendars;
using ConcertReservation.Application.Reservations;

namespace ConcertReservation.Api.Reservations;

/// <summary>
/// The calendar entry of a ticket. It says the same in every language: title, place, reservation number and seats.
/// </summary>
internal static class TicketCalendar
{
    private const string Product = "-//Concert Reservation//Tickets//EN";

    public static string Write(TicketCalendarEntry entry)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(entry.TimeZone);
        var text = new CalendarText()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", Product)
            .Line("CALSCALE", "GREGORIAN")
            .Line("METHOD", "PUBLISH");
        CalendarZone.Write(text, zone, entry.StartsAt);
        text.Line("BEGIN", "VEVENT")
            .Line("UID", $"{entry.ReservationId}@concert-reservation")
            .Utc("DTSTAMP", entry.WrittenAt)
            .In(zone, "DTSTART", entry.StartsAt);
        if (entry.Duration is { } duration)
            text.In(zone, "DTEND", entry.StartsAt + duration);
        return text.Text("SUMMARY", entry.Title)
            .Text("LOCATION", PlaceOf(entry))
            .Text("DESCRIPTION", $"{entry.Number}\n{string.Join(", ", entry.Seats)}")
            .Line("END", "VEVENT")
            .Line("END", "VCALENDAR")
            .ToString();
    }

    private static string PlaceOf(TicketCalendarEntry entry) =>
        entry.Venue.Address.Length == 0 ? entry.Venue.Name : $"{entry.Venue.Name}, {entry.Venue.Address}";
}
