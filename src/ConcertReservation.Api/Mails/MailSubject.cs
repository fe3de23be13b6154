using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Mails;

/// <summary>What a mail is about.</summary>
/// <param name="StartsAt">Of the performance.</param>
internal sealed record MailSubject(
    MailRecipient Recipient,
    MailConcert Concert,
    ReservationView Reservation,
    DateTimeOffset StartsAt
)
{
    public bool IsPaid => Reservation.Status == ReservationStatus.Paid;

    public string ReservationPath => $"/reservations/{Reservation.ReservationId}";

    public string Venue =>
        Concert.VenueAddress.Length == 0 ? Concert.VenueName : $"{Concert.VenueName}, {Concert.VenueAddress}";

    public string Greeting(MailWords words) => words.Greeting(Recipient.Name);

    public (string, string?) ConcertFact(MailWords words) => (words.Say("공연", "Concert"), Concert.Title);

    public (string, string?) VenueFact(MailWords words) => (words.Say("장소", "Venue"), Venue);

    public (string, string?) WhenFact(MailWords words) =>
        (words.Say("일시", "Date"), words.When(StartsAt, Concert.TimeZone));

    public (string, string?) SeatsFact(MailWords words) => (words.Say("좌석", "Seats"), words.Seats(Reservation.Seats));
}
