namespace ConcertReservation.Domain.Common;

/// <summary>A refusal the caller is meant to see: a stable code, one sentence, and the facts that explain it.</summary>
public sealed class DomainException(ErrorCode code, string detail, params (string Name, object? Value)[] facts)
    : Exception(detail)
{
    public ErrorCode Code { get; } = code;

    /// <summary>Members added to the problem document beside the standard ones, in camelCase.</summary>
    public IReadOnlyList<(string Name, object? Value)> Facts { get; } = facts;

    /// <summary>A value that breaks a rule of its own; <paramref name="field"/> is the JSON path of the value.</summary>
    public static DomainException Invalid(string field, string message) =>
        new(
            ErrorCode.ValidationFailed,
            "One or more values are not valid.",
            ("errors", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] })
        );
}
