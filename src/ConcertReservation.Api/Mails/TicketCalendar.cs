using ConcertReservation.Api.Calendars;

namespace ConcertReservation.Api.Mails;

/// <summary>The calendar entry of a reservation.</summary>
internal static class TicketCalendar
{
    private const string Product = "-//Concert Reservation//Tickets//EN";

    public static string Write(MailSubject about, MailWords words, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(about.Concert.TimeZone);
        var text = new CalendarText()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", Product)
            .Line("CALSCALE", "GREGORIAN")
            .Line("METHOD", "PUBLISH");
        CalendarZone.Write(text, zone, about.StartsAt);
        text.Line("BEGIN", "VEVENT")
            .Line("UID", $"{about.Reservation.ReservationId}@concert-reservation")
            .Utc("DTSTAMP", now)
            .In(zone, "DTSTART", about.StartsAt);
        if (about.Concert.RunningMinutes is { } minutes)
            text.In(zone, "DTEND", about.StartsAt.AddMinutes(minutes));
        return text.Text("SUMMARY", about.Concert.Title)
            .Text("LOCATION", about.Venue)
            .Text("DESCRIPTION", words.Seats(about.Reservation.Seats))
            .Line("END", "VEVENT")
            .Line("END", "VCALENDAR")
            .ToString();
    }
}
