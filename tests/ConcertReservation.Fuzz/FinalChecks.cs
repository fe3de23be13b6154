using ConcertReservation.Fuzz.Checks;
using ConcertReservation.Fuzz.Users;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Fuzz;

/// <summary>What must be true of the service after the last response.</summary>
internal sealed class FinalChecks(Cluster cluster, FuzzUsers users)
{
    private StateSnapshot? _before;

    public async Task RememberAsync(CancellationToken ct) => _before = await StateSnapshot.TakeAsync(users, ct);

    public async Task CheckAsync(FuzzStatistics statistics, CancellationToken ct)
    {
        foreach (var instance in cluster.Instances.Where(instance => instance.DiedByItself))
            Add($"instance {instance.Number} is gone", "");
        foreach (var line in ErrorLog.Read(cluster.Folder))
            Add("an error in the log", line);
        if (cluster.Instances[0].DiedByItself)
            return;
        var after = await StateSnapshot.TakeAsync(users, ct);
        foreach (var change in _before!.ChangesTo(after))
            Add("something changed", change);
        foreach (var invariant in await users.Staff.FindBrokenInvariantsAsync(ct))
            Add("an invariant is broken", invariant);

        void Add(string kind, string detail) => statistics.Add(new Failure(Failure.AtTheEnd, kind, detail));
    }
}
