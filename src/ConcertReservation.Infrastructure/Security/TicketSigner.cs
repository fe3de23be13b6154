using ConcertReservation.Application.Reservations;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>
/// Signs the reservation id: only this service can create a code, and the code of a reservation never changes.
/// </summary>
internal sealed class TicketSigner(SigningKey key) : ITicketSigner
{
    private const string Purpose = "ticket.v1";

    private const int IdSize = 16;

    public string Sign(Guid reservationId) => SignedText.Sign(key, Purpose, reservationId.ToByteArray(bigEndian: true));

    public Guid? Read(string code) =>
        SignedText.Read(key, Purpose, code, IdSize) is { } bytes ? new Guid(bytes, bigEndian: true) : null;
}
