using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Operations;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Databases;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Collects the input and runs every check on it.</summary>
internal sealed class CheckRun(Cluster cluster, CallStatistics statistics, OperationLog log)
{
    public async Task<CheckResults> RunAsync(
        IReadOnlyList<string> wrongViews,
        CancellationFindings cancellation,
        SettlementBooks books,
        IReadOnlyList<string> wrongAtTheBoxOffice,
        CancellationToken ct
    )
    {
        var input = new CheckInput(log, await DatabaseState.ReadAsync(cluster.ConnectionString, ct))
        {
            InternalErrors = [.. statistics.InternalErrors],
            DeadInstances = [.. cluster.Instances.Where(i => i.DiedByItself).Select(i => $"instance {i.Number}")],
            WrongViews = wrongViews,
            Cancellation = cancellation,
            Settlements = new SettlementFindings(await CompareAsync(books, ct), books.Count),
            WrongAtTheBoxOffice = wrongAtTheBoxOffice,
            BrokenInvariants = await FindBrokenInvariantsAsync(ct),
        };
        var broken =
            from check in Check.All
            let violations = check.Violations(input).ToList()
            where violations.Count > 0
            select new FailedCheck(check, violations);
        return new CheckResults([.. broken], input.Acknowledged, input.Settlements);
    }

    private async Task<IReadOnlyList<string>> CompareAsync(SettlementBooks books, CancellationToken ct)
    {
        try
        {
            // Without a pool: a connection to the server that crashed must not be used afterwards.
            var sql = new Sql(cluster.ConnectionString + ";Pooling=false");
            return await books.FindDifferencesAsync(await cluster.SignInOperatorAsync(ct), sql, ct);
        }
        catch (HttpRequestException unanswered)
        {
            return [unanswered.Message];
        }
    }

    private async Task<IReadOnlyList<string>> FindBrokenInvariantsAsync(CancellationToken ct)
    {
        try
        {
            return await (await cluster.SignInOperatorAsync(ct)).FindBrokenInvariantsAsync(ct);
        }
        catch (HttpRequestException unanswered)
        {
            return [unanswered.Message];
        }
    }
}
