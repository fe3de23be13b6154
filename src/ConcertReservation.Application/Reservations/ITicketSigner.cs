namespace ConcertReservation.Application.Reservations;

/// <summary>Signs the code of a ticket, and reads signed codes.</summary>
public interface ITicketSigner
{
    string Sign(Guid reservationId);

    /// <summary>The reservation whose code this is, or null when this service did not sign it.</summary>
    Guid? Read(string code);
}
