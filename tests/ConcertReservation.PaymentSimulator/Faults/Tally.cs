using System.Collections.Concurrent;

namespace ConcertReservation.PaymentSimulator.Faults;

/// <summary>Counts what happened, by name.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(string name) => _counts.AddOrUpdate(name, 1, (_, count) => count + 1);
}
