using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.People;
using ConcertReservation.Fuzz.Verdicts;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Fuzz;

/// <summary>What must be true of the service when all requests are answered.</summary>
internal sealed class Aftermath(
    Cluster cluster,
    ServiceClient service,
    IReadOnlyList<Operation> operations,
    World world
)
{
    private const string Invariants = "/api/v1/admin/invariants";

    private Snapshot? _before;

    public async Task RememberAsync(CancellationToken ct) => _before = await Snapshot.TakeAsync(service, world, ct);

    public async Task CheckAsync(Tally tally, CancellationToken ct)
    {
        foreach (var instance in cluster.Instances.Where(instance => instance.DiedByItself))
            tally.Add(new Failure(Failure.AtTheEnd, $"instance {instance.Number} is gone", ""));
        foreach (var line in ErrorLog.Read(cluster.Folder))
            tally.Add(new Failure(Failure.AtTheEnd, "an error in the log", line));
        if (cluster.Instances[0].DiedByItself)
            return;

        var after = await Snapshot.TakeAsync(service, world, ct);
        foreach (var change in _before!.ChangesTo(after))
            tally.Add(new Failure(Failure.AtTheEnd, "something changed", change));
        await CheckInvariantsAsync(tally, ct);
    }

    private async Task CheckInvariantsAsync(Tally tally, CancellationToken ct)
    {
        if (!operations.Any(operation => operation.Template == Invariants))
            return;

        var answer = await service.GetAsync(Invariants, world.OperatorToken, ct);
        if (!answer.GetProperty("ok").GetBoolean())
            tally.Add(new Failure(Failure.AtTheEnd, "an invariant is broken", answer.ToString()));
    }
}
