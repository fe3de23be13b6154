namespace ConcertReservation.Application.Reservations;

/// <summary>Signs the code of a ticket, and reads signed codes.</summary>
public interface ITicketSigner
{
    string Sign(Guid reservationId);

    /// <summary>The reservation of the code; null when this service did not sign the code.</summary>
    Guid? Read(string code);
}
