using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Turns a ticket into the opaque text clients carry, and back, with keys that all instances share.</summary>
public interface IQueueTokenSealer
{
    string Seal(QueueTicket ticket);

    /// <summary>Null when the text is forged, altered or not a token at all.</summary>
    QueueTicket? Open(string text);
}
