using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Infrastructure.Database.Connections;

public sealed class ConnectionStringOptions : IValidatableObject
{
    public const string Section = "ConnectionStrings";

    private const string Name = $"{Section}__{nameof(Default)}";

    /// <summary>
    /// The database that all instances share. Keywords: https://www.npgsql.org/doc/connection-string-parameters.html.
    /// </summary>
    public string? Default { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Default))
            yield return new ValidationResult(
                $"{Name} is missing. Allowed: a PostgreSQL connection string, such as "
                    + "\"Host=db;Database=concert_reservation;Username=app;Password=…\"."
            );
        else if (ConnectionStringError.In(Default) is { } error)
            yield return new ValidationResult($"{Name} {error}");
    }
}
