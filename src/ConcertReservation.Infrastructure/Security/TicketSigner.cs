using System.Buffers.Binary;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>
/// Signs the id of a ticket: only this service can create a code, and the code of a ticket never changes.
/// </summary>
internal sealed class TicketSigner(SigningKey key) : ITicketSigner
{
    private const string Purpose = "ticket.v2";

    // The version before signed the id of the reservation.
    private const string PurposeBefore = "ticket.v1";

    private const int ReservationSize = 16;
    private const int Size = ReservationSize + sizeof(long);

    public string Sign(TicketId ticket)
    {
        Span<byte> bytes = stackalloc byte[Size];
        ticket.ReservationId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[ReservationSize..], ticket.SeatId);
        return SignedText.Sign(key, Purpose, bytes);
    }

    public string SignForAllSeats(Guid reservationId)
    {
        Span<byte> bytes = stackalloc byte[ReservationSize];
        reservationId.TryWriteBytes(bytes, bigEndian: true, out _);
        return SignedText.Sign(key, PurposeBefore, bytes);
    }

    public TicketCode? Read(string code)
    {
        if (SignedText.Read(key, Purpose, code, Size) is { } ticket)
            return new TicketCode(
                new Guid(ticket.AsSpan(0, ReservationSize), bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(ticket.AsSpan(ReservationSize))
            );
        return SignedText.Read(key, PurposeBefore, code, ReservationSize) is { } reservation
            ? new TicketCode(new Guid(reservation, bigEndian: true), SeatId: null)
            : null;
    }
}
