using System.Collections;
using System.Globalization;

namespace ConcertReservation.Api.Concerts;

/// <summary>The wrong lines of a CSV file, up to a bound. One message for each line.</summary>
internal sealed class PlanCsvErrors : IEnumerable<(string Line, string Message)>
{
    public const int Max = 100;

    private readonly SortedDictionary<long, string> _byLine = [];

    public int Count => _byLine.Count;

    public bool IsFull => Count >= Max;

    public void Add(long line, string message)
    {
        if (!IsFull)
            _byLine.TryAdd(line, message);
    }

    /// <summary>For a file that cannot be read further.</summary>
    public PlanDocument? Refuse(long line, string message)
    {
        Add(line, message);
        return null;
    }

    public bool Has(long line) => _byLine.ContainsKey(line);

    public IEnumerator<(string Line, string Message)> GetEnumerator()
    {
        foreach (var (line, message) in _byLine)
            yield return (string.Create(CultureInfo.InvariantCulture, $"line {line}"), message);
        if (IsFull)
            yield return ("file", $"The file has {Max} wrong lines or more. Only the first {Max} are listed.");
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
