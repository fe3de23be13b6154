using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Journal;

/// <summary>Every deed of everybody that changes something.</summary>
internal sealed class Diary
{
    private readonly ConcurrentQueue<Deed> _deeds = new();

    public IEnumerable<Deed> Deeds => _deeds;

    public IEnumerable<Deed> Of(DeedKind kind) => _deeds.Where(d => d.Call.Kind == kind);

    public void Add(Deed deed) => _deeds.Enqueue(deed);
}
