using System.Text.Json;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Mails;

/// <summary>What a mail says even when the data have changed since. Stored as JSON.</summary>
public static class MailContents
{
    public static string Write<T>(T content)
        where T : IMailContent => JsonSerializer.Serialize(content);

    public static T Read<T>(string? content)
        where T : IMailContent =>
        JsonSerializer.Deserialize<T>(content ?? throw new InvalidOperationException("The mail has no content."))!;
}

/// <summary>A record that is the content of a mail.</summary>
public interface IMailContent;

/// <param name="Amount">In won.</param>
public sealed record RefundContent(long Amount, IReadOnlyList<ReservedSeat> Seats) : IMailContent;

/// <summary>A performance starts at another time.</summary>
public sealed record MoveContent(DateTimeOffset From, DateTimeOffset To) : IMailContent;

/// <summary>What an operator writes.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">One or more lines.</param>
public sealed record MessageContent(string Subject, string Text) : IMailContent
{
    public const int MaxSubjectLength = 100;
    public const int MaxTextLength = 4_000;
}
