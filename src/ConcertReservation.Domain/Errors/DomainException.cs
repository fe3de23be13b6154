namespace ConcertReservation.Domain.Errors;

/// <summary>A refusal that the client sees: a stable code, one sentence, and facts that explain it.</summary>
public sealed class DomainException : Exception
{
    public DomainException(ErrorCode code, string detail, params (string Name, object? Value)[] facts)
        : base(detail)
    {
        Code = code;
        Facts = facts;
    }

    /// <summary>A refusal with the exception that caused it, for example a violated unique index.</summary>
    public DomainException(ErrorCode code, string detail, Exception cause)
        : base(detail, cause)
    {
        Code = code;
        Facts = [];
    }

    public ErrorCode Code { get; }

    /// <summary>How long the client should wait before a retry; null when unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Members of the problem document besides the standard ones, in camelCase.</summary>
    public IReadOnlyList<(string Name, object? Value)> Facts { get; }

    /// <summary>
    /// Refuses one invalid value with <c>validation_failed</c>. <paramref name="field"/> is the JSON path of the value.
    /// </summary>
    public static DomainException Invalid(string field, string message) =>
        new(
            ErrorCode.ValidationFailed,
            "One or more values are not valid.",
            ("errors", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] })
        );
}
