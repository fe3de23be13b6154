using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.People;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Verdicts;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.Fuzz;

/// <summary>From an empty database to the verdict.</summary>
internal static class FuzzRun
{
    private const int AtOnce = 8;

    public static Task<int> RunAsync(FuzzOptions options, CancellationToken ct) =>
        Progress.ShowAsync(progress => RunAsync(options, progress, ct));

    private static async Task<Func<int>> RunAsync(FuzzOptions options, Progress progress, CancellationToken ct)
    {
        progress.Say($"Starting {options.Instances} of the app");
        await using var cluster = await Cluster.StartAsync(options.Instances, new ClusterSettings(), ct);
        using var service = new ServiceClient(cluster.Instances[0].Address);
        using var sender = new Sender([.. cluster.Instances.Select(instance => instance.Address)]);

        progress.Say("Reading the document, enrolling customers");
        var operations = OpenApiOperations.Read(await service.GetAsync("/swagger/v1/swagger.json", null, ct));
        var (world, enrolment) = await new WorldSetup(service, TimeProvider.System).BuildAsync(ct);
        var recipe = new Recipe(operations, world, options.Seed);
        if (options.Only is { } only)
            return await new Rerun(recipe, sender, options.Seed).ShowAsync(only, ct);

        var tally = new Tally(operations);
        await new Sightedness(enrolment, world, sender).CheckAsync(operations, tally, ct);
        var aftermath = new Aftermath(cluster, service, operations, world);
        await aftermath.RememberAsync(ct);
        await SendAllAsync(options, recipe, sender, tally, progress, ct);

        progress.Say("Looking whether anything changed");
        await aftermath.CheckAsync(tally, ct);
        cluster.KeepFiles = tally.Failures.Count > 0;
        return () => FuzzReport.Write(tally, options, cluster.Folder);
    }

    private static Task SendAllAsync(
        FuzzOptions options,
        Recipe recipe,
        Sender sender,
        Tally tally,
        Progress progress,
        CancellationToken ct
    )
    {
        var shrinking = new Shrinking(sender);
        return Parallel.ForAsync(
            0,
            options.Requests,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (number, token) =>
            {
                var request = recipe.Make(number);
                var answer = await sender.SendAsync(request, token);
                tally.Count(request.Operation, answer);
                if (Verdict.Of(request, answer) is { } fault)
                    tally.Add(await FailureOf(request, fault, shrinking, options.Seed, token));
                progress.Show("Wrong requests", tally.Sent, options.Requests);
            }
        );
    }

    private static async Task<Failure> FailureOf(
        WrongRequest request,
        string fault,
        Shrinking shrinking,
        int seed,
        CancellationToken ct
    ) => new(request.Operation.Name, fault, Reproduction.Of(await shrinking.ShrinkAsync(request, fault, ct), seed));
}
