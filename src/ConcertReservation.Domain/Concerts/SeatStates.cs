namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The states of the seats of a performance, in the order of its seat plan: one number a seat. Immutable; a change
/// copies only the blocks that it touches, so that its cost does not depend on the size of the hall.
/// </summary>
public sealed class SeatStates
{
    private const int BlockSize = 256;

    private readonly Block[] _blocks;

    private SeatStates(int count, Block[] blocks) => (Count, _blocks) = (count, blocks);

    public int Count { get; }

    public SeatState this[int index] => _blocks[index / BlockSize].States[index % BlockSize];

    public static SeatStates Of(IEnumerable<SeatState> states)
    {
        var blocks = states.Chunk(BlockSize).Select(block => new Block(block)).ToArray();
        return new SeatStates(blocks.Sum(block => block.States.Length), blocks);
    }

    public SeatStates With(IEnumerable<(int Index, SeatState State)> changes)
    {
        var blocks = _blocks.AsSpan().ToArray();
        foreach (var block in changes.GroupBy(change => change.Index / BlockSize))
        {
            var states = blocks[block.Key].States.AsSpan().ToArray();
            foreach (var (index, state) in block)
                states[index % BlockSize] = state;
            blocks[block.Key] = new Block(states);
        }
        return new SeatStates(Count, blocks);
    }

    public int CountAvailable(DateTimeOffset now) => _blocks.Sum(block => block.CountAvailable(now));

    public int CountSold() => _blocks.Sum(block => block.Sold);

    /// <summary>When the next hold lapses; null when none is running.</summary>
    public DateTimeOffset? NextLapse(DateTimeOffset now)
    {
        var next = long.MaxValue;
        foreach (var block in _blocks)
            next = Math.Min(next, block.NextEnd(now.UtcTicks));
        return next == long.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }

    /// <summary>The seats whose hold ends after the first time and not after the second.</summary>
    public IEnumerable<int> LapsedBetween(long afterTicks, long untilTicks)
    {
        for (var number = 0; number < _blocks.Length; number++)
        {
            if (_blocks[number].FirstEnd > untilTicks)
                continue;
            var states = _blocks[number].States;
            for (var index = 0; index < states.Length; index++)
                if (states[index].EndTicks is { } end && end > afterTicks && end <= untilTicks)
                    yield return number * BlockSize + index;
        }
    }

    /// <summary>Two bits a seat, the lowest bits first.</summary>
    public byte[] Pack(DateTimeOffset now)
    {
        var packed = new byte[(Count + 3) / 4];
        for (var number = 0; number < _blocks.Length; number++)
        {
            var states = _blocks[number].States;
            var start = number * (BlockSize / 4);
            for (var index = 0; index < states.Length; index++)
                packed[start + index / 4] |= (byte)(states[index].CodeAt(now) << (index % 4 * 2));
        }
        return packed;
    }

    /// <summary>Some seats, and what is asked of them most often.</summary>
    private sealed class Block
    {
        private readonly int _available;

        public Block(SeatState[] states)
        {
            States = states;
            foreach (var state in states)
            {
                if (state.EndTicks is { } end)
                    FirstEnd = Math.Min(FirstEnd, end);
                else if (state == SeatState.Available)
                    _available++;
                else if (state == SeatState.Sold)
                    Sold++;
            }
        }

        public SeatState[] States { get; }
        public int Sold { get; }
        public long FirstEnd { get; } = long.MaxValue;

        public int CountAvailable(DateTimeOffset now) =>
            FirstEnd > now.UtcTicks ? _available : States.Count(state => state.CodeAt(now) == 0);

        public long NextEnd(long now)
        {
            if (FirstEnd > now)
                return FirstEnd;
            var next = long.MaxValue;
            foreach (var state in States)
                if (state.EndTicks is { } end && end > now)
                    next = Math.Min(next, end);
            return next;
        }
    }
}

/// <summary>The state of a seat in eight bytes: a status, or the end of its hold.</summary>
public readonly record struct SeatState
{
    private const long SoldValue = 1;
    private const long BlockedValue = 2;

    // 0 available, 1 sold, 2 blocked, else the end of the hold in ticks (UTC).
    private readonly long _value;

    private SeatState(long value) => _value = value;

    public static SeatState Available { get; }
    public static SeatState Sold { get; } = new(SoldValue);
    public static SeatState Blocked { get; } = new(BlockedValue);

    public static SeatState Of(SeatStatus status, DateTimeOffset? heldUntil) =>
        status switch
        {
            SeatStatus.Held => new SeatState(Math.Max(heldUntil!.Value.UtcTicks, BlockedValue + 1)),
            SeatStatus.Sold => Sold,
            SeatStatus.Blocked => Blocked,
            _ => Available,
        };

    internal long? EndTicks => _value > BlockedValue ? _value : null;

    /// <summary>As stored: a hold that has lapsed is still held.</summary>
    public SeatStatus Status =>
        _value switch
        {
            0 => SeatStatus.Available,
            SoldValue => SeatStatus.Sold,
            BlockedValue => SeatStatus.Blocked,
            _ => SeatStatus.Held,
        };

    public DateTimeOffset? HeldUntil => EndTicks is { } end ? new DateTimeOffset(end, TimeSpan.Zero) : null;

    /// <summary>The two bits that clients get: 0 available, 1 held, 2 sold, 3 blocked.</summary>
    public int CodeAt(DateTimeOffset now) =>
        _value switch
        {
            0 => 0,
            SoldValue => 2,
            BlockedValue => 3,
            _ => _value <= now.UtcTicks ? 0 : 1,
        };
}
