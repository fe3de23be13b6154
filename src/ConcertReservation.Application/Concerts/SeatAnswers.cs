using System.Collections.Concurrent;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// The answers about the seats of a performance between two changes. All requests of that time share them.
/// </summary>
public sealed class SeatAnswers
{
    // Clients have one of the last few versions; a client that sends many others gets answers of its own.
    private const int MaxSharedAnswers = 256;

    // Above this many changes, all states are the shorter answer.
    private const int MinChangesForAll = 128;
    private const int SeatsPerChangeForAll = 24;

    private readonly SeatMap _map;
    private readonly DateTimeOffset _at;
    private readonly DateTimeOffset? _until;
    private readonly Lazy<SeatStatesResult> _all;
    private readonly ConcurrentDictionary<SeatVersion, SeatStatesResult> _since = new();
    private readonly ConcurrentDictionary<SeatStatus, SeatsResult> _withStatus = new();
    private readonly Lazy<SeatsResult> _seats;

    public SeatAnswers(SeatMap map, DateTimeOffset now)
    {
        (_map, _at, _until) = (map, now, map.States.NextLapse(now));
        Version = map.VersionAt(now);
        _all = new(() => Answer(map.States.Pack(now), changes: null));
        _seats = new(() => SeatsResult.Of(map, now, status: null));
    }

    public SeatVersion Version { get; }

    /// <summary>False once a hold has lapsed, or the performance was moved.</summary>
    public bool IsOf(SeatMap map, DateTimeOffset now) =>
        map.Performance == _map.Performance && now >= _at && !(now >= _until);

    /// <summary>The states of all seats.</summary>
    public SeatStatesResult All => _all.Value;

    /// <summary>What is new to a client with this version, or all states when that is not known or longer.</summary>
    public SeatStatesResult Since(SeatVersion version)
    {
        if (_since.TryGetValue(version, out var known))
            return known;
        var answer = AnswerSince(version);
        return _since.Count < MaxSharedAnswers ? _since.GetOrAdd(version, answer) : answer;
    }

    /// <summary>All seats, or those with one status.</summary>
    public SeatsResult Seats(SeatStatus? status) =>
        status is { } wanted
            ? _withStatus.GetOrAdd(wanted, s => SeatsResult.Of(_map, _at, s))
            : _seats.Value;

    private SeatStatesResult AnswerSince(SeatVersion version)
    {
        if (version == Version)
            return Answer(states: null, []);
        if (_map.ChangedSince(version, _at) is not { } changed || changed.Count > MaxChanges())
            return All;
        return Answer(
            states: null,
            [.. changed.Select(index => new SeatStateChange(index, _map.States[index].CodeAt(_at)))]
        );
    }

    private int MaxChanges() => Math.Max(MinChangesForAll, _map.Plan.Count / SeatsPerChangeForAll);

    private SeatStatesResult Answer(byte[]? states, IReadOnlyList<SeatStateChange>? changes) =>
        new(_map.Performance.PerformanceId, _map.Plan.Version, Version.ToString(), states, changes);
}
