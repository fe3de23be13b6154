using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Concerts;

/// <summary>New prices of a performance.</summary>
public sealed class PriceChange
{
    private PriceChange(IReadOnlyList<NamedPrice> changed, IReadOnlyList<NamedPrice> after) =>
        (Changed, After) = (changed, after);

    /// <summary>The sections that get another price.</summary>
    public IReadOnlyList<NamedPrice> Changed { get; }

    /// <summary>All prices after the change.</summary>
    public IReadOnlyList<NamedPrice> After { get; }

    public bool HasChanges => Changed.Count > 0;

    /// <summary>The lowest price after the change, in won.</summary>
    public long Lowest => After.Min(price => price.Price);

    /// <summary>Refuses with <c>validation_failed</c> a section that does not exist, and a wrong price.</summary>
    /// <param name="before">The prices of now.</param>
    /// <param name="wanted">New prices by the name of the section, in any case; null changes nothing.</param>
    public static PriceChange Of(IReadOnlyList<NamedPrice> before, IReadOnlyDictionary<string, long>? wanted)
    {
        var prices = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, price) in wanted?.AsEnumerable() ?? [])
        {
            SeatPlan.EnsurePrice(price, $"prices.{name}");
            if (!prices.TryAdd(KnownName(before, name), price))
                throw DomainException.Invalid($"prices.{name}", "A section is named twice.");
        }
        var after = before
            .Select(price => prices.TryGetValue(price.Name, out var now) ? price with { Price = now } : price)
            .Distinct()
            .ToList();
        return new PriceChange([.. Changes(before, prices)], after);
    }

    // Seats of one section may have several prices; all of them get the new one.
    private static IEnumerable<NamedPrice> Changes(IReadOnlyList<NamedPrice> before, Dictionary<string, long> wanted) =>
        wanted
            .Where(price => before.Any(old => old.Name == price.Key && old.Price != price.Value))
            .Select(price => new NamedPrice(price.Key, price.Value));

    private static string KnownName(IReadOnlyList<NamedPrice> before, string name)
    {
        // A name of an earlier version may not be normalised.
        var wanted = TypedText.Normalize(name);
        return before.FirstOrDefault(price => PlanName.Comparer.Equals(TypedText.Normalize(price.Name), wanted))?.Name
            ?? throw DomainException.Invalid($"prices.{name}", "The performance has no such section.");
    }
}
