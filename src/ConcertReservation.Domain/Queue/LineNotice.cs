namespace ConcertReservation.Domain.Queue;

/// <summary>What operators tell the waiting customers of a line.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">One or more lines.</param>
/// <param name="SentAt">When an operator sent it.</param>
public sealed record LineNotice(string Subject, string Text, DateTimeOffset SentAt)
{
    public const int MaxSubjectLength = 100;

    // Every poll of a waiting customer carries it.
    public const int MaxTextLength = 500;

    /// <summary>As it is stored; null when there is none.</summary>
    public static LineNotice? Of(string? subject, string? text, DateTimeOffset? sentAt) =>
        sentAt is { } at ? new LineNotice(subject ?? "", text ?? "", at) : null;
}
