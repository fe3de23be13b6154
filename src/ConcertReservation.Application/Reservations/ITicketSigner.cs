using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Signs the code of a ticket, and reads signed codes.</summary>
public interface ITicketSigner
{
    string Sign(TicketId ticket);

    /// <summary>The code of the version before, which admits all seats of the reservation.</summary>
    string SignForAllSeats(Guid reservationId);

    /// <summary>What the code admits; null when this service did not sign the code.</summary>
    TicketCode? Read(string code);
}
