using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>A field that an operation does not know is refused by its name, on every level of every body.</summary>
public sealed partial class UnknownFieldTests(Stage stage) : IClassFixture<Stage>
{
    private const string Unknown = "amout";

    public static TheoryData<string, string> Objects { get; } = [];
    public static TheoryData<string> WithoutBody { get; } = [];

    static UnknownFieldTests()
    {
        foreach (var operation in Operations.All.Where(o => o.Body is null && o.Method != "GET"))
            WithoutBody.Add(operation.Name);
        foreach (var operation in Operations.WithBody.Where(o => !o.IgnoresUnknownFields))
        {
            Objects.Add(operation.Name, "");
            foreach (var field in operation.Fields.Where(field => field.Kind == FieldKind.Object))
                Objects.Add(operation.Name, field.Path);
        }
    }

    [Theory, MemberData(nameof(Objects))]
    public async Task Body_WithAnUnknownField_IsRefused(string operation, string path)
    {
        var called = Operations.Of(operation);
        var body = JsonNode.Parse(stage.BodyOf(called))!;
        ObjectAt(body, path)[Unknown] = 1;

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body.ToJsonString())));

        NamesOf(answer).Should().Equal(JsonPathOf(path));
    }

    [Theory, MemberData(nameof(WithoutBody))]
    public async Task OperationWithoutBody_WithAField_IsRefused(string operation)
    {
        var called = Operations.Of(operation);

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json("""{"amout":1}""")));

        NamesOf(answer).Should().Equal(Unknown);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    public async Task OperationWithoutBody_WithABodyThatIsNoObject_IsRefused(string body)
    {
        var called = Operations.Of("join");

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body)));

        NamesOf(answer).Should().Equal("body");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task OperationWithoutBody_WithAnEmptyBody_Succeeds(string body)
    {
        var answer = await stage.SendAsync(Operations.Of("join"), Body.Json(body));

        answer.Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
    }

    private static IEnumerable<string> NamesOf(Answer answer) =>
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!
            .AsObject()
            .Select(error => error.Key);

    private static JsonObject ObjectAt(JsonNode body, string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                body,
                (node, part) =>
                    node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!
            )
            .AsObject();

    private static string JsonPathOf(string path) =>
        path.Length == 0 ? Unknown : Index().Replace(path, "[${index}]") + "." + Unknown;

    [GeneratedRegex(@"\.(?<index>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Index();
}
