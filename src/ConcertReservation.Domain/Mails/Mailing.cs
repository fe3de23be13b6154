namespace ConcertReservation.Domain.Mails;

/// <summary>
/// One mail to every holder of a performance, or of a concert. It is stored in the transaction of its cause; a worker
/// writes the mails afterwards, so that the cause does not wait for 50,000 rows.
/// </summary>
/// <param name="PerformanceId">Null: the holders of all performances.</param>
/// <param name="Content">JSON of a record of <see cref="MailContents"/>.</param>
public sealed record Mailing(
    Guid Id,
    MailKind Kind,
    long ConcertId,
    long? PerformanceId,
    string? Content,
    DateTimeOffset CreatedAt
)
{
    public static Mailing Moved(
        long concertId,
        long performanceId,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now
    ) => Of(MailKind.Moved, concertId, performanceId, MailContents.Write(new MoveContent(from, to)), now);

    public static Mailing Cancelled(long concertId, long performanceId, DateTimeOffset now) =>
        Of(MailKind.Cancelled, concertId, performanceId, content: null, now);

    public static Mailing Message(
        long concertId,
        long? performanceId,
        string subject,
        string text,
        DateTimeOffset now
    ) => Of(MailKind.Message, concertId, performanceId, MailContents.Write(new MessageContent(subject, text)), now);

    private static Mailing Of(
        MailKind kind,
        long concertId,
        long? performanceId,
        string? content,
        DateTimeOffset now
    ) => new(Guid.CreateVersion7(now), kind, concertId, performanceId, content, now);
}
