namespace ConcertReservation.Domain.Errors;

/// <summary>A refusal the caller is meant to see: a stable code, one sentence, and the facts that explain it.</summary>
public sealed class DomainException : Exception
{
    public DomainException(ErrorCode code, string detail, params (string Name, object? Value)[] facts)
        : base(detail)
    {
        Code = code;
        Facts = facts;
    }

    /// <summary>A refusal that the schema made in the domain's place.</summary>
    public DomainException(ErrorCode code, string detail, Exception cause)
        : base(detail, cause)
    {
        Code = code;
        Facts = [];
    }

    public ErrorCode Code { get; }

    /// <summary>When it makes sense to ask again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Members added to the problem document beside the standard ones, in camelCase.</summary>
    public IReadOnlyList<(string Name, object? Value)> Facts { get; }

    /// <summary>A value that breaks a rule of its own; <paramref name="field"/> is the JSON path of the value.</summary>
    public static DomainException Invalid(string field, string message) =>
        new(
            ErrorCode.ValidationFailed,
            "One or more values are not valid.",
            ("errors", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] })
        );
}
