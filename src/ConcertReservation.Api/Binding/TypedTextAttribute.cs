using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// Text that a person types, with a length in characters as people count them. Not a StringLength, which counts UTF-16
/// code units. The request normalises the text with <see cref="TypedText.Normalize"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TypedTextAttribute(int maxLength) : ValidationAttribute
{
    /// <summary>Only white space is a value too.</summary>
    public bool AllowEmpty { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text
        && !(AllowEmpty && string.IsNullOrWhiteSpace(text))
        && TypedText.FindError(text, maxLength, out _) is { } error
            ? new ValidationResult(error)
            : ValidationResult.Success;
}

/// <summary>Text of several lines that a person types.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TypedParagraphsAttribute(int maxLength) : ValidationAttribute
{
    /// <summary>Only white space is a value too.</summary>
    public bool AllowEmpty { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text
        && !(AllowEmpty && string.IsNullOrWhiteSpace(text))
        && TypedParagraphs.FindError(text, maxLength) is { } error
            ? new ValidationResult(error)
            : ValidationResult.Success;
}

/// <summary>A new password. Not for a sign-in: an older password may have another length.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && Password.FindError(text, out _) is { } error
            ? new ValidationResult(error)
            : ValidationResult.Success;
}
