using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Signs the payload of a queue token with a key that all instances share, and reads signed tokens.</summary>
public interface IQueueTokenSigner
{
    string Sign(QueueTokenPayload payload);

    /// <summary>Null when the text is forged, altered or not a token at all.</summary>
    QueueTokenPayload? Read(string text);
}
