using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Journal;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>Collects the evidence and holds every promise against it.</summary>
internal sealed class Judge(Cluster cluster, Reception reception, Tally tally, Diary diary)
{
    public async Task<Verdict> JudgeAsync(CancellationToken ct)
    {
        var evidence = new Evidence(diary, await Books.ReadAsync(cluster.ConnectionString, ct))
        {
            InternalErrors = [.. tally.InternalErrors],
            DeadInstances = [.. cluster.Instances.Where(i => i.DiedByItself).Select(i => $"instance {i.Number}")],
            BrokenInvariants = await AskInvariantsAsync(ct),
        };
        var broken =
            from promise in Promise.All
            let breaks = promise.Breaks(evidence).ToList()
            where breaks.Count > 0
            select new BrokenPromise(promise, breaks);
        return new Verdict([.. broken], evidence.Acknowledged);
    }

    // What the service says of itself; its own checks look at the same database.
    private async Task<IReadOnlyList<string>> AskInvariantsAsync(CancellationToken ct)
    {
        try
        {
            var accessToken = await reception.SignInAsync(OperatorAccount.Email, OperatorAccount.Password, ct);
            var report = await reception.GetAsync("/admin/invariants", accessToken, ct);
            return
            [
                .. from check in report["checks"]!.AsArray()
                where !check!["ok"]!.GetValue<bool>()
                select $"{check["name"]}: {check["violations"]}",
            ];
        }
        catch (HttpRequestException unanswered)
        {
            return [unanswered.Message];
        }
    }
}
