namespace ConcertReservation.Bench.Raw;

/// <summary>The value of a parameter in a purchase that was not recorded.</summary>
internal delegate object ReplayedValue(PurchaseFacts facts, Guid[] newIds);

/// <summary>
/// Finds the rule of a parameter from its values in several recorded purchases: a value that is equal in all of them is
/// a constant; other values have to follow from the facts of their purchase, in each purchase by the same rule.
/// </summary>
/// <param name="recorded">The facts of each recorded purchase.</param>
internal sealed class ValueResolver(IReadOnlyList<PurchaseFacts> recorded)
{
    private static readonly TimeSpan LongestPurchase = TimeSpan.FromMinutes(1);

    private static readonly Func<PurchaseFacts, Guid>[] Ids = [facts => facts.UserId, facts => facts.TokenId];

    private static readonly Func<PurchaseFacts, long>[] Keys =
    [
        facts => facts.ConcertId,
        facts => facts.PerformanceId,
        facts => facts.SeatId,
    ];

    private static readonly Func<PurchaseFacts, long>[] Sums = [facts => facts.Balance, facts => facts.EntryCount];

    private readonly List<Guid[]> _newIds = [];

    /// <summary>How many ids the service makes for one purchase.</summary>
    public int NewIds => _newIds.Count;

    /// <summary>
    /// A fact that two purchases share is like a constant, and two facts that are always equal cannot be distinguished.
    /// </summary>
    public bool AreFactsDistinct =>
        Ids.All(id => recorded.DistinctBy(id).Count() == recorded.Count)
        && Keys.Concat(Sums).All(number => recorded.DistinctBy(number).Count() == recorded.Count)
        && recorded.All(facts => Keys.DistinctBy(key => key(facts)).Count() == Keys.Length);

    /// <summary>Null when the values differ and follow from nothing known.</summary>
    /// <param name="values">One for each recorded purchase, in the order of the purchases.</param>
    public ReplayedValue? Find(IReadOnlyList<object?> values)
    {
        if (values.Any(value => value?.GetType() != values[0]?.GetType()))
            return null;
        if (values[0] is Array)
            return FindElements([.. values.Cast<Array>()]);
        if (values.All(value => Equals(value, values[0])))
            return (_, _) => values[0] ?? DBNull.Value;
        return values[0] switch
        {
            Guid => FindId([.. values.Cast<Guid>()]),
            DateTimeOffset => FindInstant([.. values.Cast<DateTimeOffset>()]),
            long => FindNumber([.. values.Cast<long>()]),
            _ => null,
        };
    }

    private ReplayedValue? FindElements(Array[] values)
    {
        var (length, type) = (values[0].Length, values[0].GetType().GetElementType()!);
        if (values.Any(value => value.Length != length))
            return null;
        var elements = Enumerable.Range(0, length).Select(i => Find([.. values.Select(v => v.GetValue(i))])).ToList();
        if (elements.Contains(null))
            return null;
        return (facts, newIds) =>
        {
            var array = Array.CreateInstance(type, length);
            for (var i = 0; i < length; i++)
                array.SetValue(elements[i]!(facts, newIds), i);
            return array;
        };
    }

    private ReplayedValue? FindId(Guid[] values)
    {
        if (Ids.FirstOrDefault(id => recorded.Select(id).SequenceEqual(values)) is { } known)
            return (facts, _) => known(facts);

        var number = _newIds.FindIndex(ids => ids.SequenceEqual(values));
        if (number < 0)
        {
            // The service made it during the purchase, and no other parameter has had it before.
            if (!values.Zip(recorded).All(pair => WasMadeIn(pair.Second, pair.First)))
                return null;
            if (_newIds.Exists(ids => ids.Zip(values).Any(pair => pair.First == pair.Second)))
                return null;
            number = _newIds.Count;
            _newIds.Add(values);
        }
        return (_, newIds) => newIds[number];
    }

    private ReplayedValue? FindInstant(DateTimeOffset[] values)
    {
        var offsets = values.Zip(recorded, (value, facts) => value - facts.At).ToList();
        return offsets.Max() - offsets.Min() <= LongestPurchase ? (facts, _) => facts.At + offsets[0] : null;
    }

    private ReplayedValue? FindNumber(long[] values)
    {
        if (Keys.FirstOrDefault(key => recorded.Select(key).SequenceEqual(values)) is { } known)
            return (facts, _) => known(facts);

        foreach (var sum in Sums)
        {
            var changes = values.Zip(recorded, (value, facts) => value - sum(facts)).Distinct().ToList();
            if (changes.Count == 1)
                return (facts, _) => sum(facts) + changes[0];
        }
        return null;
    }

    // The first 48 bits of a version 7 id are its creation time in milliseconds.
    private static bool WasMadeIn(PurchaseFacts facts, Guid id)
    {
        if (id.Version != 7)
            return false;
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], fromBase: 16);
        return (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - facts.At).Duration() <= LongestPurchase;
    }
}
