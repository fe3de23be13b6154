using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>ActiveTokenCache a ticket into the opaque text clients carry, and back, with keys that all instances share.</summary>
public interface IQueueTokenSigner
{
    string Seal(QueueTokenPayload ticket);

    /// <summary>Null when the text is forged, altered or not a token at all.</summary>
    QueueTokenPayload? Open(string text);
}
