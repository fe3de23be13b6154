using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Versions;

/// <summary>The versions of the content that a write may replace.</summary>
public sealed class ExpectedVersion
{
    private readonly IReadOnlyCollection<string>? _versions;

    private ExpectedVersion(IReadOnlyCollection<string>? versions) => _versions = versions;

    /// <summary>The write has no condition.</summary>
    public static ExpectedVersion Any { get; } = new(null);

    public static ExpectedVersion OneOf(IReadOnlyCollection<string> versions) => new(versions);

    /// <summary>
    /// Refuses with <c>precondition_failed</c>. The caller has locked the row of the content, so that it is still the
    /// current version when the write commits.
    /// </summary>
    public void EnsureIs(string current)
    {
        if (_versions is not null && !_versions.Contains(current, StringComparer.Ordinal))
            throw new DomainException(ErrorCode.PreconditionFailed, "It was changed after it was read.");
    }
}
