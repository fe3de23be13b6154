using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>What generated clients need of the published document.</summary>
public sealed partial class OpenApiConventionTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] SentMediaTypes =
    [
        "application/json",
        "application/problem+json",
        "text/csv",
        "text/calendar",
        "text/event-stream",
        "image/svg+xml",
    ];

    [Fact]
    public async Task OperationIds_OfAllOperations_AreAVerbAndANounAndUnique()
    {
        var ids = (await OperationsAsync()).Select(operation => operation.Json["operationId"]?.GetValue<string>());

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id != null && VerbAndNoun().IsMatch(id));
    }

    [Fact]
    public async Task Security_OfPublicOperations_IsEmpty()
    {
        var operations = await OperationsAsync();

        operations.Should().OnlyContain(operation => operation.Json["security"] is JsonArray);
        var open = operations.Where(operation => operation.Json["security"]!.AsArray().Count == 0);
        open.Select(operation => operation.Name)
            .Should()
            .Contain(["get /api/v1/concerts", "post /api/v1/auth/sign-in"]);
    }

    [Fact]
    public async Task MediaTypes_OfAllOperations_AreThoseThatAreSent()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            var sent = operation["responses"]!.AsObject().SelectMany(response => ContentOf(response.Value!));
            sent.Should().BeSubsetOf(SentMediaTypes, name);
            if (operation["requestBody"] is { } body)
                ContentOf(body).Should().BeSubsetOf(["application/json", "text/csv"], name);
        }
    }

    [Fact]
    public async Task Headers_OfAHold_AreParameters()
    {
        var hold = (await OperationsAsync()).Single(o => o.Json["operationId"]!.GetValue<string>() == "holdSeats").Json;

        var headers = hold["parameters"]!.AsArray().Where(p => p!["in"]!.GetValue<string>() == "header");

        headers.Select(p => p!["name"]!.GetValue<string>()).Should().Equal("Queue-Token", "Idempotency-Key");
    }

    [Fact]
    public async Task Waiting_OfAHold_HasItsOwnSchema()
    {
        var hold = (await OperationsAsync()).Single(o => o.Json["operationId"]!.GetValue<string>() == "holdSeats").Json;

        SchemaOf(hold, "202").Should().NotBe(SchemaOf(hold, "201"));
    }

    [Fact]
    public async Task Problem_Schema_ListsTheCodesAndAllowsFacts()
    {
        var problem = (await ReadAsync())["components"]!["schemas"]!["ProblemDocument"]!;

        var codes = problem["properties"]!["code"]!["enum"]!.AsArray().Select(code => code!.GetValue<string>());
        codes.Should().OnlyHaveUniqueItems().And.Contain(["validation_failed", "seat_unavailable", "refund_closed"]);
        problem["additionalProperties"]?.GetValue<bool>().Should().NotBe(false);
    }

    [Fact]
    public async Task Responses_ThatAreNoJson_AreBytes()
    {
        var bodies = (await OperationsAsync())
            .SelectMany(o => o.Json["responses"]!.AsObject())
            .SelectMany(response => response.Value!["content"]?.AsObject() ?? [])
            .Where(body => !body.Key.EndsWith("json", StringComparison.Ordinal))
            .ToList();

        bodies.Select(body => body.Key).Should().Contain(["image/svg+xml", "text/csv", "text/event-stream"]);
        bodies
            .Select(body => body.Value!["schema"]!.ToJsonString())
            .Should()
            .AllBe("""{"type":"string","format":"binary"}""", "a generated client reads all others as JSON");
    }

    [Fact]
    public async Task EventStreams_All_NameTheSchemaOfTheirData()
    {
        var streams = (await OperationsAsync())
            .Select(operation => operation.Json["responses"]!["200"])
            .Where(response => response?["content"]?["text/event-stream"] is not null)
            .ToList();

        streams.Should().HaveCount(4);
        streams.Should().OnlyContain(stream => stream!["description"]!.GetValue<string>().Contains("Result`"));
    }

    [Theory]
    [InlineData("SeatPlanRow", "seats", """{"type":["integer","string","object"]}""")]
    [InlineData("SeatStatesResult", "changes", """{"type":"integer","format":"int32"}""")]
    public async Task Arrays_InPlaceOfObjects_HaveItemsThatGeneratorsRead(string schema, string property, string items)
    {
        var properties = (await ReadAsync())["components"]!["schemas"]![schema]!["properties"]!;

        properties[property]!["items"]!["items"]!.ToJsonString().Should().Be(items);
    }

    private static string SchemaOf(JsonNode operation, string status) =>
        operation["responses"]![status]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>();

    private static IEnumerable<string> ContentOf(JsonNode node) =>
        node["content"] is JsonObject content ? content.Select(media => media.Key) : [];

    private async Task<List<(string Name, JsonNode Json)>> OperationsAsync() =>
        [
            .. (await ReadAsync())["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject().Select(operation => ($"{operation.Key} {path.Key}", operation.Value!))
                ),
        ];

    private async Task<JsonNode> ReadAsync() => (await service.Client().GetAsync("//swagger/v1/swagger.json")).Json;

    [GeneratedRegex("^[a-z]+[A-Z][A-Za-z]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex VerbAndNoun();
}
