namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>A service during a sale. It can check that a request changed nothing.</summary>
public sealed class Stage : IAsyncLifetime
{
    // Nothing may expire during the tests.
    private static readonly object Patient = RequestBodies.Policy(
        activeFor: "23:00:00",
        claimWithin: "23:00:00",
        holdFor: "23:00:00"
    );

    private readonly OneInstance _service = new();
    private Dictionary<string, string> _ids = [];
    private ApiClient _customer = null!;
    private ApiClient _operator = null!;
    private string _snapshot = "";

    public async Task InitializeAsync()
    {
        await _service.InitializeAsync();
        var concert = await _service.Crowd.ConcertAsync(seats: 5, policy: Patient);
        var (person, reservationId) = await _service.HolderAsync(concert, 100_000);
        _customer = person.Client;
        _operator = (await _service.Crowd.OperatorAsync()).Client;
        _ids = new(StringComparer.Ordinal)
        {
            ["{concertId}"] = $"{concert.ConcertId}",
            ["{performanceId}"] = $"{concert.PerformanceId}",
            ["{seatId}"] = $"{concert.SeatIds[1]}",
            ["{reservationId}"] = $"{reservationId}",
            ["{staffId}"] = $"{(await _service.Crowd.StaffAsync("gate")).UserId}",
            ["{sessionId}"] = $"{Guid.CreateVersion7(_service.Clock.GetUtcNow())}",
            ["{chargeId}"] = $"{Guid.CreateVersion7(_service.Clock.GetUtcNow())}",
            ["{paymentId}"] = $"{Guid.CreateVersion7(_service.Clock.GetUtcNow())}",
        };
        var tables = await _service.Sql.ColumnAsync<string>(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%' "
                // Refusals are kept, a moment later.
                + "AND tablename NOT IN ('refusals', 'security_events') ORDER BY 1"
        );
        _snapshot = string.Join(
            " || ' ' || ",
            tables.Select(table =>
                $"(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '-') FROM {table} t)"
            )
        );
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    /// <summary>A client that may call this operation.</summary>
    internal ApiClient CallerOf(Operation operation) => operation.ForOperators ? _operator : _customer;

    internal string PathOf(Operation operation) => Fill(operation.Path);

    internal string BodyOf(Operation operation) => Fill(operation.Body!);

    internal Task<Answer> SendAsync(Operation operation, HttpContent? content, string? path = null) =>
        CallerOf(operation).SendAsync(new HttpMethod(operation.Method), path ?? PathOf(operation), content);

    /// <summary>Sends the request, and fails if any row of any table has changed.</summary>
    internal async Task<Answer> SendRefusedAsync(Func<Task<Answer>> send)
    {
        var before = await SnapshotAsync();
        var answer = await send();
        (await SnapshotAsync()).Should().Be(before, "a refused request changes nothing");
        return answer;
    }

    private Task<string> SnapshotAsync() => _service.Sql.ScalarAsync<string>($"SELECT {_snapshot}");

    private string Fill(string text) =>
        _ids.Aggregate(text, (filled, id) => filled.Replace(id.Key, id.Value, StringComparison.Ordinal));
}
