using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Money.Checks;

/// <summary>Everything that the checks of a money run compare.</summary>
/// <param name="Provider">What the provider has taken and given back.</param>
internal sealed record MoneyInput(ProviderLines Provider, ServiceBooks Service)
{
    /// <summary>Confirmations that the service has answered with <c>paid</c>.</summary>
    public IReadOnlyList<AcknowledgedOperations.Charge> Acknowledged { get; init; } = [];

    /// <summary>Whatever else broke, one line for each, by the name of the check.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Other { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
