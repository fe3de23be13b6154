using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Idempotency;

/// <summary>The <c>Idempotency-Key</c> header: 1 to 128 printable ASCII characters.</summary>
internal static class IdempotencyKeyHeader
{
    public const string Name = "Idempotency-Key";
    public const int MaxLength = 128;

    /// <summary>The key sent, or null when there was none.</summary>
    public static string? Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
            return null;

        var key = values.Count == 1 ? values[0] : null;
        return key is { Length: >= 1 and <= MaxLength } && key.All(c => c is >= ' ' and <= '~')
            ? key
            : throw DomainException.Invalid(Name, $"One key of 1 to {MaxLength} printable ASCII characters.");
    }
}
