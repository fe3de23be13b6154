namespace ConcertReservation.Application.Reservations;

/// <summary>Makes the code on a ticket, which only the service can have made.</summary>
public interface ITicketSigner
{
    string Sign(Guid reservationId);

    /// <summary>The reservation whose code this is, or null when it is nobody's.</summary>
    Guid? Open(string code);
}
