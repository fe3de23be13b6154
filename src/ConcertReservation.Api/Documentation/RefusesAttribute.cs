using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Documentation;

/// <summary>The codes an operation may refuse with, beside those any operation may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusesAttribute(params ErrorCode[] codes) : Attribute
{
    public IReadOnlyList<ErrorCode> Codes { get; } = codes;
}
