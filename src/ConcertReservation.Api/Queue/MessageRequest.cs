using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Queue;

/// <summary>A message to customers. An empty subject with an empty text ends the notice of the line.</summary>
public sealed record MessageRequest : IValidatableObject
{
    /// <summary>Who gets it. Mails to holders are not available yet.</summary>
    /// <example>waiting</example>
    [Required]
    public MessageRecipients? To { get; init; }

    /// <summary>Only for holders: those of this performance.</summary>
    /// <example>null</example>
    public long? PerformanceId { get; init; }

    /// <summary>One line.</summary>
    /// <example>잠시 멈췄습니다 · A short break</example>
    [Required(AllowEmptyStrings = true), TypedText(LineNotice.MaxSubjectLength, AllowEmpty = true)]
    public string? Subject { get; init; }

    /// <summary>One or more lines.</summary>
    /// <example>순서는 그대로입니다. · You keep your place.</example>
    [Required(AllowEmptyStrings = true), TypedParagraphs(LineNotice.MaxTextLength, AllowEmpty = true)]
    public string? Text { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To == MessageRecipients.Holders)
            yield return new ValidationResult("Mails to holders are not available yet.", ["to"]);
        if (To == MessageRecipients.Waiting && PerformanceId is not null)
            yield return new ValidationResult("A concert has one line for all performances.", ["performanceId"]);
        if (string.IsNullOrWhiteSpace(Subject) != string.IsNullOrWhiteSpace(Text))
            yield return new ValidationResult(
                "Send both a subject and a text, or none to end the notice.",
                [string.IsNullOrWhiteSpace(Subject) ? "subject" : "text"]
            );
    }

    /// <summary>Null ends the notice.</summary>
    internal (string Subject, string Text)? ToNotice() =>
        string.IsNullOrWhiteSpace(Text) ? null : (TypedText.Normalize(Subject!), TypedParagraphs.Normalize(Text));
}

/// <summary>Who gets a message.</summary>
public enum MessageRecipients
{
    /// <summary>The customers who wait in the line: the message is a notice on their page.</summary>
    Waiting,

    /// <summary>The customers who have bought. Not available yet.</summary>
    Holders,
}

/// <summary>What was sent.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Notice">What the waiting customers see from now on; null: nothing.</param>
public sealed record MessageResult(MessageRecipients To, LineNotice? Notice);
