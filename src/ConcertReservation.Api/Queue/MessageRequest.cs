using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Queue;

/// <summary>A message to customers.</summary>
public sealed record MessageRequest : IValidatableObject
{
    /// <summary>Who gets it.</summary>
    /// <example>holders</example>
    [Required]
    public MessageRecipients? To { get; init; }

    /// <summary>Only for holders: those of this performance; without it, of all performances.</summary>
    /// <example>null</example>
    public long? PerformanceId { get; init; }

    /// <summary>One line.</summary>
    /// <example>입장 안내 · Doors</example>
    [Required, TypedText(MessageContent.MaxSubjectLength)]
    public string? Subject { get; init; }

    /// <summary>One or more lines.</summary>
    /// <example>입장은 18시부터입니다. · Doors open at six.</example>
    [Required, TypedParagraphs(MessageContent.MaxTextLength)]
    public string? Text { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To == MessageRecipients.Waiting)
            yield return new ValidationResult("Messages to waiting customers are not available yet.", ["to"]);
    }

    internal MessageContent ToContent() => new(TypedText.Normalize(Subject!), TypedParagraphs.Normalize(Text!));
}

/// <summary>Who gets a message.</summary>
public enum MessageRecipients
{
    /// <summary>The customers who wait in the line. Not available yet.</summary>
    Waiting,

    /// <summary>The customers who have paid for seats: each gets a mail.</summary>
    Holders,
}

/// <summary>What was sent.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="SentAt">Customers who hold seats from then on do not get it.</param>
public sealed record MessageResult(MessageRecipients To, DateTimeOffset SentAt);
