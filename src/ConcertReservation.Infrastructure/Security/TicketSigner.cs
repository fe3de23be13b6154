using ConcertReservation.Application.Reservations;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>The reservation's id, signed: nobody else can make such a code, and it stays the same.</summary>
internal sealed class TicketSigner(SigningKey key) : ITicketSigner
{
    private const string Purpose = "ticket.v1";

    private const int IdSize = 16;

    public string Sign(Guid reservationId) => SignedText.Sign(key, Purpose, reservationId.ToByteArray(bigEndian: true));

    public Guid? Read(string code) =>
        SignedText.Read(key, Purpose, code, IdSize) is { } bytes ? new Guid(bytes, bigEndian: true) : null;
}
