using System.Net;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Ids in paths and values in queries.</summary>
public sealed class AddressTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly string[] WrongNumbers = ["abc", "1.5", "1e3", "99999999999999999999", "%20", "１"];
    private static readonly string[] WrongIds = ["1", "abc", "0193a5c2-7b1e-7c44-9f0a", "%27%20OR%201=1", "%20"];
    private static readonly string[] Lists =
    [
        "concerts",
        "performances",
        "reservations",
        "entries",
        "payments",
        "staff",
        "sessions",
        "security-events",
    ];
    private static readonly string[] WrongPages =
    [
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=abc",
        "limit=1.5",
        "limit=99999999999999999999",
        "cursor=nonsense",
        "cursor=%00",
        "cursor=%ED%A0%80",
        "cursor=AAAA",
        "cursor=fHx8fA",
        "cursor=%F0%9F%8E%AB",
    ];

    public static TheoryData<string, string> NumberPaths { get; } = [];
    public static TheoryData<string, string> IdPaths { get; } = [];
    public static TheoryData<string, string> Pages { get; } = [];
    public static TheoryData<string, string> ForeignCursors { get; } = [];

    static AddressTests()
    {
        foreach (var operation in Operations.All)
        {
            if (operation.Path.Contains("{concertId}", StringComparison.Ordinal))
                foreach (var id in WrongNumbers)
                    NumberPaths.Add(operation.Name, id);
            if (
                operation.Path.Contains("{reservationId}", StringComparison.Ordinal)
                || operation.Name == "payment"
                || operation.Path.Contains("{staffId}", StringComparison.Ordinal)
                || operation.Path.Contains("{sessionId}", StringComparison.Ordinal)
            )
                foreach (var id in WrongIds)
                    IdPaths.Add(operation.Name, id);
        }
        foreach (var list in Lists)
        {
            foreach (var page in WrongPages)
                Pages.Add(list, page);
            foreach (var other in Lists.Where(other => other != list))
                ForeignCursors.Add(list, other);
        }
    }

    [Theory, MemberData(nameof(NumberPaths))]
    public async Task Path_ConcertIdIsNotANumber_IsRefused(string operation, string id) =>
        await ShouldBeRefusedAsync(operation, id);

    [Theory, MemberData(nameof(IdPaths))]
    public async Task Path_MalformedId_IsRefused(string operation, string id) =>
        await ShouldBeRefusedAsync(operation, id);

    [Theory]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    public async Task Path_PerformanceIdIsNotANumber_IsRefused(string id)
    {
        var called = Operations.Of("seats");
        var path = stage.PathOf(called with { Path = "/concerts/{concertId}/performances/" + id + "/seats" });

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, null, path));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task List_WrongPageParameters_IsRefused(string operation, string query)
    {
        var called = Operations.Of(operation);
        var path = $"{stage.PathOf(called)}?{query}";

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, null, path));

        answer
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields(query[..query.IndexOf('=', StringComparison.Ordinal)]);
    }

    [Theory, MemberData(nameof(ForeignCursors))]
    public async Task List_CursorOfAnotherList_IsRefused(string operation, string other)
    {
        var called = Operations.Of(operation);
        var cursor = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{other}|1|1")).TrimEnd('=');

        var answer = await stage.SendAsync(called, null, $"{stage.PathOf(called)}?cursor={cursor}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task List_OverlongCursor_IsRefused()
    {
        var called = Operations.Of("concerts");

        var answer = await stage.SendAsync(called, null, $"/concerts?cursor={new string('A', 6_000)}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    private async Task ShouldBeRefusedAsync(string operation, string id)
    {
        var called = Operations.Of(operation);
        var template = called
            .Path.Replace("{concertId}", id, StringComparison.Ordinal)
            .Replace("{reservationId}", id, StringComparison.Ordinal)
            .Replace("{staffId}", id, StringComparison.Ordinal)
            .Replace("{sessionId}", id, StringComparison.Ordinal)
            .Replace("{paymentId}", id, StringComparison.Ordinal);
        var path = stage.PathOf(called with { Path = template });
        var content = called.Body is null ? null : Body.Json(stage.BodyOf(called));

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, content, path));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }
}
