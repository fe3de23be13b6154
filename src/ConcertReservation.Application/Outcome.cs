using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application;

/// <summary>
/// The result of a use case that is refused often: a value or a refusal. In a stampede, an exception for each refusal
/// would cost more than the rest of the request.
/// </summary>
public sealed record Outcome<T>
    where T : class
{
    private Outcome(T? value, DomainException? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null when the use case was refused.</summary>
    public T? Value { get; }

    /// <summary>Null when the use case succeeded.</summary>
    public DomainException? Refusal { get; }

    internal static Outcome<T> Done(T value) => new(value, refusal: null);

    internal static Outcome<T> Refused(DomainException refusal) => new(value: null, refusal);
}
