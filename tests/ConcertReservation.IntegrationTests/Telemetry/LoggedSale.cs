using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>
/// A purchase, refusals and a fault at an instance in Production with a detailed log, and the lines of that log. The
/// fault comes last and the test waits for its line: every earlier line is written by then.
/// </summary>
public sealed class LoggedSale : IAsyncLifetime
{
    private readonly OneInstance _service = new();

    public IReadOnlyList<string> Lines { get; private set; } = [];
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>Trace ids from the responses.</summary>
    public IReadOnlyList<string> RefusedTraces { get; private set; } = [];
    public string FailedTrace { get; private set; } = "";

    internal IEnumerable<LogLine> Log => Lines.Select(LogLine.Read);

    public async Task InitializeAsync()
    {
        await _service.InitializeAsync();
        var concert = await _service.Crowd.ConcertAsync(price: 0);
        var late = await _service.VisitorAsync(concert);
        await using var instance = await ConsoleInstance.StartAsync(_service, ("Logging__LogLevel__Default", "Debug"));
        var purchase = new SecretivePurchase(instance.Client());

        await purchase.PlayAsync(concert);
        RefusedTraces = await RefuseAsync(instance.Client(), late, concert);
        FailedTrace = await FailAsync(purchase.Client);

        await Eventually.Is(
            () => Task.FromResult(instance.Lines.Select(LogLine.Read).Any(IsLast)),
            "the fault is logged, and then its response"
        );
        (Lines, Secrets) = (instance.Lines, purchase.Secrets);
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    private static async Task<IReadOnlyList<string>> RefuseAsync(ApiClient client, Person late, ConcertOnSale concert)
    {
        var otherCustomer = await client.GetAsync("/balance");
        var seats = new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds.Take(1) };
        var tooLate = await client
            .With(late.Client.AccessToken, late.Client.QueueToken)
            .PostAsync($"{concert.Path}/reservations", seats);
        return
        [
            TraceOf(otherCustomer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated")),
            TraceOf(tooLate.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable")),
        ];
    }

    private async Task<string> FailAsync(ApiClient client)
    {
        await _service.Sql.ExecuteAsync("ALTER TABLE wallets RENAME TO purses");
        return TraceOf(
            (await client.GetAsync("/balance")).ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error")
        );
    }

    private bool IsLast(LogLine line) =>
        line.Source.EndsWith("ProblemWriter", StringComparison.Ordinal)
        && line.Traces.Contains(FailedTrace, StringComparer.Ordinal);

    private static string TraceOf(Answer answer) => answer.Get<string>("traceId");
}

internal sealed record LogLine(string Level, string Source, IReadOnlyList<string> Traces)
{
    public static LogLine Read(string line)
    {
        var json = JsonNode.Parse(line)!;
        var scopes = json["Scopes"]?.AsArray() ?? [];
        return new LogLine(
            (string)json["LogLevel"]!,
            (string)json["Category"]!,
            [.. scopes.Select(scope => (string?)(scope as JsonObject)?["TraceId"]).OfType<string>()]
        );
    }
}
