using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Infrastructure.Database.Connections;

public sealed class ConnectionStringOptions : IValidatableObject
{
    public const string Section = "ConnectionStrings";

    private const string Name = $"{Section}__{nameof(Default)}";

    /// <summary>The one database all instances share, in the words of https://www.npgsql.org/doc/connection-string-parameters.html.</summary>
    public string? Default { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Default))
            yield return new ValidationResult(
                $"{Name} is missing. Allowed: a PostgreSQL connection string, such as "
                    + "\"Host=db;Database=concert_reservation;Username=app;Password=…\"."
            );
        else if (ConnectionStringError.In(Default) is { } fault)
            yield return new ValidationResult($"{Name} {fault}");
    }
}
