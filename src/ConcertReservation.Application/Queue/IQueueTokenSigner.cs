using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Signs the payload of a queue token with a key that all instances share, and reads signed tokens.</summary>
public interface IQueueTokenSigner
{
    string Sign(QueueTokenPayload payload);

    /// <summary>Null when the text is not a token, or is forged or altered.</summary>
    QueueTokenPayload? Read(string text);
}
