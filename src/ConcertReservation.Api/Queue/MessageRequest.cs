using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Queue;

/// <summary>A message to customers. For the waiting ones, an empty subject with an empty text ends the notice.</summary>
public sealed record MessageRequest : IValidatableObject
{
    /// <summary>Who gets it.</summary>
    /// <example>waiting</example>
    [Required]
    public MessageRecipients? To { get; init; }

    /// <summary>Only for holders: those of this performance; without it, of all performances.</summary>
    /// <example>null</example>
    public long? PerformanceId { get; init; }

    /// <summary>One line.</summary>
    /// <example>잠시 멈췄습니다 · A short break</example>
    [Required(AllowEmptyStrings = true), TypedText(MessageContent.MaxSubjectLength, AllowEmpty = true)]
    public string? Subject { get; init; }

    /// <summary>One or more lines. A notice to the waiting customers is shorter than a mail.</summary>
    /// <example>순서는 그대로입니다. · You keep your place.</example>
    [Required(AllowEmptyStrings = true), TypedParagraphs(MessageContent.MaxTextLength, AllowEmpty = true)]
    public string? Text { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        To == MessageRecipients.Waiting ? NoticeErrors() : MailErrors();

    /// <summary>For waiting customers; null ends the notice.</summary>
    internal (string Subject, string Text)? ToNotice() =>
        string.IsNullOrWhiteSpace(Text) ? null : (TypedText.Normalize(Subject!), TypedParagraphs.Normalize(Text));

    /// <summary>For holders.</summary>
    internal MessageContent ToContent() => new(TypedText.Normalize(Subject!), TypedParagraphs.Normalize(Text!));

    private IEnumerable<ValidationResult> NoticeErrors()
    {
        if (PerformanceId is not null)
            yield return new ValidationResult("A concert has one line for all performances.", ["performanceId"]);
        if (string.IsNullOrWhiteSpace(Subject) != string.IsNullOrWhiteSpace(Text))
            yield return new ValidationResult(
                "Send both a subject and a text, or none to end the notice.",
                [string.IsNullOrWhiteSpace(Subject) ? "subject" : "text"]
            );
        foreach (var error in LengthErrors())
            yield return error;
    }

    private IEnumerable<ValidationResult> LengthErrors()
    {
        if (Subject is not null && TypedText.Normalize(Subject).Length > LineNotice.MaxSubjectLength)
            yield return new ValidationResult(
                $"A notice has a subject of at most {LineNotice.MaxSubjectLength} characters.",
                ["subject"]
            );
        if (Text is not null && TypedParagraphs.Normalize(Text).Length > LineNotice.MaxTextLength)
            yield return new ValidationResult($"A notice has at most {LineNotice.MaxTextLength} characters.", ["text"]);
    }

    private IEnumerable<ValidationResult> MailErrors()
    {
        if (string.IsNullOrWhiteSpace(Subject))
            yield return new ValidationResult("A mail has a subject.", ["subject"]);
        if (string.IsNullOrWhiteSpace(Text))
            yield return new ValidationResult("A mail has a text.", ["text"]);
    }
}

/// <summary>Who gets a message.</summary>
public enum MessageRecipients
{
    /// <summary>The customers who wait in the line: the message is a notice on their page.</summary>
    Waiting,

    /// <summary>The customers who have paid for seats: each gets a mail.</summary>
    Holders,
}

/// <summary>What was sent.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Notice">What the waiting customers see from now on; null: nothing, or a message to holders.</param>
/// <param name="SentAt">For holders: customers who hold seats from then on do not get it. Null for waiting customers.</param>
public sealed record MessageResult(MessageRecipients To, LineNotice? Notice, DateTimeOffset? SentAt);
