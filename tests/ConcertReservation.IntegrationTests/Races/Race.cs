namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Many callers that start at the same time.</summary>
internal static class Race
{
    /// <summary>Starts all callers together. No caller gets a server error, in any race.</summary>
    public static async Task<IReadOnlyList<Answer>> RunAsync(IEnumerable<Func<Task<Answer>>> runners)
    {
        var gun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = runners.Select(runner => Task.Run(() => WaitAndRunAsync(gun.Task, runner))).ToList();

        gun.SetResult();
        var answers = await Task.WhenAll(running);

        answers.Where(a => (int)a.Status >= 500).Tally().Should().BeEmpty("no request in a race gets a server error");
        return answers;
    }

    public static Task<IReadOnlyList<Answer>> RunAsync<T>(IEnumerable<T> runners, Func<T, Task<Answer>> run) =>
        RunAsync(runners.Select<T, Func<Task<Answer>>>(runner => () => run(runner)));

    /// <summary>All customers join, in no order, and send the queue token from then on.</summary>
    public static async Task<IReadOnlyList<Person>> InLineAsync(
        this IEnumerable<Person> customers,
        ConcertOnSale concert
    ) => await Task.WhenAll(customers.Select(person => person.InLineAsync(concert)));

    /// <summary>A few cheap requests: they delay the other requests by a different time in each round.</summary>
    public static async Task DelayAsync(this ApiClient client, int requests)
    {
        for (var i = 0; i < requests; i++)
            await client.GetAsync("/balance");
    }

    /// <summary>Such as "1 x 201, 199 x 409 seat_unavailable".</summary>
    public static string Tally(this IEnumerable<Answer> answers) =>
        string.Join(
            ", ",
            answers
                .GroupBy(Word, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Count()} x {group.Key}")
        );

    /// <summary>The status, and the code of a refusal.</summary>
    public static string Word(this Answer answer) =>
        answer.Succeeded() ? $"{(int)answer.Status}" : $"{(int)answer.Status} {answer.Code}";

    public static bool Succeeded(this Answer answer) => (int)answer.Status < 300;

    private static async Task<Answer> WaitAndRunAsync(Task gun, Func<Task<Answer>> runner)
    {
        await gun;
        return await runner();
    }
}
