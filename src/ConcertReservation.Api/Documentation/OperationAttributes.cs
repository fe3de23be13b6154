using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Documentation;

/// <summary>The error codes that an operation may return, besides those that every operation may return.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusesAttribute(params ErrorCode[] codes) : Attribute
{
    public IReadOnlyList<ErrorCode> Codes { get; } = codes;
}

/// <summary>The operation reads the Queue-Token header, but the queue gate does not guard it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptsQueueTokenAttribute : Attribute;
