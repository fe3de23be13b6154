using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The seat plan of a performance as it is stored: what does not change when seats are sold. Seats have an index from
/// 0, in the order of sections, rows and ids. Columns instead of objects: a hall of 50,000 seats takes about 2 MB.
/// Immutable.
/// </summary>
public sealed class StoredSeatPlan
{
    private readonly long[] _ids;
    private readonly int[] _prices;
    private readonly byte[] _numbers;
    private readonly int[] _numberEnds;
    private readonly Lazy<int[]?> _byId;
    private readonly Lazy<int[]> _byNumber;
    private readonly Lazy<int[]> _bySameNumber;
    private readonly SeatLayoutIndex _layout;

    private StoredSeatPlan(IReadOnlyList<StoredSeat> seats, SeatLayout? layout)
    {
        _ids = [.. seats.Select(seat => seat.Id)];
        _prices = new int[seats.Count];
        _numberEnds = new int[seats.Count];
        Rows = RowsOf(seats);
        _layout = new SeatLayoutIndex(layout, Rows);
        Prices = PricesOf(seats, _prices);
        _numbers = NumbersOf(seats, _numberEnds);
        _byId = new(OrderById);
        _byNumber = new(OrderByNumber);
        _bySameNumber = new(OrderBySameNumber);
        Hash = ComputeHash();
        Version = Hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    public int Count => _ids.Length;

    /// <summary>Ordered by the index of the first seat; the rows of a section are side by side.</summary>
    public ImmutableArray<StoredRow> Rows { get; }

    public ImmutableArray<NamedPrice> Prices { get; }

    /// <summary>The same on every instance, and another one when seats or prices change.</summary>
    public string Version { get; }

    /// <summary>The number that <see cref="Version"/> writes.</summary>
    internal ulong Hash { get; }

    /// <param name="seats">Ordered by id.</param>
    /// <param name="layout">
    /// Null when the hall has only rows of seats. It needs no place in the version: a performance keeps its layout.
    /// </param>
    public static StoredSeatPlan Of(IEnumerable<StoredSeat> seats, SeatLayout? layout = null) =>
        new(InOrder([.. seats]), layout);

    public bool IsStanding(string? section) => _layout.IsStanding(section);

    /// <summary>The aisles of a row, by ascending index.</summary>
    public IReadOnlyList<RowGap> GapsOf(StoredRow row) => _layout.GapsOf(row);

    public bool IsAccessible(int index) => _layout.IsAccessible(index);

    public long IdAt(int index) => _ids[index];

    public string NumberAt(int index) => Encoding.UTF8.GetString(NumberBytesAt(index));

    public ReadOnlySpan<byte> NumberBytesAt(int index)
    {
        var start = index == 0 ? 0 : _numberEnds[index - 1];
        return _numbers.AsSpan(start, _numberEnds[index] - start);
    }

    /// <summary>The index in <see cref="Prices"/>.</summary>
    public int PriceIndexAt(int index) => _prices[index];

    public long PriceAt(int index) => Prices[_prices[index]].Price;

    public StoredRow RowAt(int index)
    {
        var (low, high) = (0, Rows.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Rows[middle].Start <= index ? (middle, high) : (low, middle - 1);
        }
        return Rows[low];
    }

    /// <summary>Null when the performance has no such seat.</summary>
    public int? IndexOf(long seatId)
    {
        var found = _byId.Value is { } order
            ? Search(order, index => _ids[index].CompareTo(seatId))
            : Array.BinarySearch(_ids, seatId);
        return found >= 0 ? found : null;
    }

    /// <summary>
    /// The seat with this number, else the one whose number differs only in case, or was stored before numbers were
    /// normalised. Null when the performance has no such seat.
    /// </summary>
    public int? IndexOfNumber(string number)
    {
        var wanted = Encoding.UTF8.GetBytes(number);
        var found = Search(_byNumber.Value, index => NumberBytesAt(index).SequenceCompareTo(wanted));
        if (found < 0)
        {
            var same = SameFor(number);
            found = Search(_bySameNumber.Value, index => string.CompareOrdinal(SameFor(NumberAt(index)), same));
        }
        return found >= 0 ? found : null;
    }

    // Sections and rows in the order of their first seat; nearly always the order of the ids already.
    private static StoredSeat[] InOrder(StoredSeat[] seats)
    {
        var sections = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new Dictionary<(int Section, string Row), int>();
        var keys = new (int Section, int Row, int Index)[seats.Length];
        for (var index = 0; index < seats.Length; index++)
        {
            var section = Number(sections, seats[index].Section ?? "");
            keys[index] = (section, Number(rows, (section, seats[index].Row ?? "")), index);
        }
        Array.Sort(keys, seats);
        return seats;
    }

    private static int Number<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
            numbers.Add(key, number = numbers.Count);
        return number;
    }

    private static ImmutableArray<StoredRow> RowsOf(IReadOnlyList<StoredSeat> seats)
    {
        var rows = ImmutableArray.CreateBuilder<StoredRow>();
        for (var (start, index) = (0, 1); index <= seats.Count; index++)
        {
            var (first, isEnd) = (seats[start], index == seats.Count);
            if (!isEnd && seats[index].Section == first.Section && seats[index].Row == first.Row)
                continue;
            // One string for all rows of a section.
            var section = rows.Count > 0 && rows[^1].Section == first.Section ? rows[^1].Section : first.Section;
            rows.Add(new StoredRow(section, first.Row, start, index - start));
            start = index;
        }
        return rows.DrainToImmutable();
    }

    private static ImmutableArray<NamedPrice> PricesOf(IReadOnlyList<StoredSeat> seats, int[] indexes)
    {
        var known = new Dictionary<NamedPrice, int>();
        for (var index = 0; index < seats.Count; index++)
            indexes[index] = Number(
                known,
                new NamedPrice(seats[index].Section ?? NamedPrice.Standard, seats[index].Price)
            );
        return [.. known.OrderBy(price => price.Value).Select(price => price.Key)];
    }

    private static byte[] NumbersOf(IReadOnlyList<StoredSeat> seats, int[] ends)
    {
        var numbers = new byte[seats.Sum(seat => Encoding.UTF8.GetByteCount(seat.Number))];
        var end = 0;
        for (var index = 0; index < seats.Count; index++)
            ends[index] = end += Encoding.UTF8.GetBytes(seats[index].Number, numbers.AsSpan(end));
        return numbers;
    }

    /// <summary>Null when the ids ascend already.</summary>
    private int[]? OrderById()
    {
        for (var index = 1; index < _ids.Length; index++)
            if (_ids[index] < _ids[index - 1])
                return [.. Enumerable.Range(0, Count).OrderBy(i => _ids[i])];
        return null;
    }

    private int[] OrderByNumber()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(order, (a, b) => NumberBytesAt(a).SequenceCompareTo(NumberBytesAt(b)));
        return order;
    }

    private int[] OrderBySameNumber()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort([.. order.Select(index => SameFor(NumberAt(index)))], order, StringComparer.Ordinal);
        return order;
    }

    /// <summary>Equal for numbers that count as the same.</summary>
    private static string SameFor(string number) => TypedText.Normalize(number).ToUpperInvariant();

    private static int Search(int[] order, Func<int, int> compare)
    {
        var (low, high) = (0, order.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order1 = compare(order[middle]);
            if (order1 == 0)
                return order[middle];
            (low, high) = order1 < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    private ulong ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var row in Rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Section}\0{row.Name}\0{row.Start}\0{row.Count}\n"));
            for (var index = row.Start; index < row.Start + row.Count; index++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(number, _ids[index]);
                hash.AppendData(number);
                BinaryPrimitives.WriteInt64LittleEndian(number, PriceAt(index));
                hash.AppendData(number);
                hash.AppendData(NumberBytesAt(index));
                hash.AppendData([0]);
            }
        }
        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }
}

/// <summary>A seat as it is stored, without its state. The price is won.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredSeat(long Id, string Number, string? Section, string? Row, long Price);

/// <summary>Seats side by side. <paramref name="Start"/> is the index of the first.</summary>
public sealed record StoredRow(string? Section, string? Name, int Start, int Count);

/// <summary>A price in won, named as its section.</summary>
public sealed record NamedPrice(string Name, long Price)
{
    /// <summary>The name in a hall without sections.</summary>
    public const string Standard = "standard";
}
