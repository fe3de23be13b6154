using System.Buffers.Text;
using ConcertReservation.Application.Reservations;
using Microsoft.AspNetCore.DataProtection;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>The reservation's id, encrypted and authenticated: nobody else can make such a code, or read one.</summary>
internal sealed class TicketSigner(IDataProtectionProvider provider) : ITicketSigner
{
    private readonly IDataProtector _protector = provider.CreateProtector("Ticket.v1");

    public string Sign(Guid reservationId) =>
        Base64Url.EncodeToString(_protector.Protect(reservationId.ToByteArray(bigEndian: true)));
}
