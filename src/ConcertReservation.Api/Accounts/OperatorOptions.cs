using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>An operator who exists after the start.</summary>
public sealed class OperatorOptions : IValidatableObject
{
    public const string Section = "Operator";

    public string? Email { get; init; }

    [DataType(DataType.Password)]
    [StringLength(
        Account.MaxPasswordLength,
        MinimumLength = Account.MinPasswordLength,
        ErrorMessage = "8 to 128 characters"
    )]
    public string? Password { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Email) != string.IsNullOrEmpty(Password))
            yield return new ValidationResult(
                $"{Section}__{(string.IsNullOrEmpty(Email) ? nameof(Email) : nameof(Password))} is missing. "
                    + $"Allowed: both of {Section}__{nameof(Email)} and {Section}__{nameof(Password)}, or neither."
            );
        if (!string.IsNullOrEmpty(Email) && !Account.IsEmail(Email))
            yield return new ValidationResult(
                $"{Section}__{nameof(Email)} is \"{Email}\". Allowed: an e-mail address."
            );
    }
}
