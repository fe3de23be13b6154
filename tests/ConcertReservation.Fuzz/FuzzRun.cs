using System.Text.Json;
using ConcertReservation.Fuzz.Checks;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Users;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.Fuzz;

/// <summary>From an empty database to the report.</summary>
internal static class FuzzRun
{
    private const int AtOnce = 8;

    public static Task<int> RunAsync(FuzzOptions options, CancellationToken ct) =>
        Progress.ShowAsync(progress => RunAsync(options, progress, ct));

    private static async Task<Func<int>> RunAsync(FuzzOptions options, Progress progress, CancellationToken ct)
    {
        progress.Say($"Starting {options.Instances} of the app");
        await using var cluster = await Cluster.StartAsync(options.Instances, new ClusterSettings(), ct);
        using var sender = new Sender([.. cluster.Instances.Select(instance => instance.Address)]);

        progress.Say("Reading the API document, creating customers");
        var document = (await cluster.Client().GetAsync("//swagger/v1/swagger.json", ct)).EnsureSuccess();
        var operations = OpenApiOperations.Read(JsonElement.Parse(document.Text));
        var (users, customers) = await new FuzzUserSetup(cluster, TimeProvider.System).BuildAsync(ct);
        // A customer whose session has ended would be refused everywhere.
        var wrong = operations.Where(operation => operation.Template != "/api/v1/auth/sign-out").ToList();
        var generator = new RequestGenerator(wrong, users, options.Seed);
        if (options.Only is { } only)
            return await new Rerun(generator, sender, options.Seed).ShowAsync(only, ct);

        var statistics = new FuzzStatistics(operations);
        await new ValidRequestCheck(
            customers,
            users,
            sender,
            () => FuzzUserSetup.AnnounceUnusedAsync(cluster, users, ct)
        ).CheckAsync(operations, statistics, ct);
        var finalChecks = new FinalChecks(cluster, users);
        await finalChecks.RememberAsync(ct);
        await SendAllAsync(options, generator, sender, statistics, progress, ct);

        progress.Say("Comparing the state before and after");
        await finalChecks.CheckAsync(statistics, ct);
        cluster.KeepFiles = statistics.Failures.Count > 0;
        return () => FuzzReport.Write(statistics, options, cluster.Folder);
    }

    private static Task SendAllAsync(
        FuzzOptions options,
        RequestGenerator generator,
        Sender sender,
        FuzzStatistics statistics,
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
                var request = generator.Make(number);
                var response = await sender.SendAsync(request, token);
                statistics.Count(request.Operation, response);
                if (ResponseCheck.Of(request, response) is { } fault)
                    statistics.Add(await FailureOf(request, fault, shrinking, options.Seed, token));
                progress.Show("Wrong requests", statistics.Sent, options.Requests);
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
