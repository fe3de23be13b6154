using System.Globalization;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>The published document agrees with the contract.</summary>
public sealed class OpenApiTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string ProblemJson = "application/problem+json";

    public static TheoryData<string, string> Operations { get; } = [];

    static OpenApiTests()
    {
        foreach (var operation in ContractOperations.All)
            Operations.Add(operation.Method, operation.Path);
    }

    [Fact]
    public async Task Document_Parsed_HasNoErrors()
    {
        var parsed = await ReadAsync();

        parsed.Diagnostic!.Errors.Should().BeEmpty();
        parsed.Diagnostic.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task Document_Operations_MatchTheContract()
    {
        var document = (await ReadAsync()).Document!;

        var published = document.Paths.SelectMany(path =>
            path.Value.Operations!.Keys.Select(method => $"{method} {path.Key}")
        );

        published.Should().BeEquivalentTo(ContractOperations.All.Select(o => $"{o.Method} {o.Path}"));
    }

    [Fact]
    public async Task Document_RequestedAgainWithItsTag_IsNotModified()
    {
        using var http = service.Hosts[0].CreateClient();
        using var first = await http.GetAsync("/swagger/v1/swagger.json");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/swagger/v1/swagger.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.SendAsync(request);

        second.StatusCode.Should().Be(System.Net.HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Document_Schemas_AreNotRecursive()
    {
        var answer = await service.Client().GetAsync("//swagger/v1/swagger.json");

        var schemas = answer["components"]!["schemas"]!.AsObject();

        schemas.Select(schema => schema.Key).Should().OnlyContain(name => !ReachesItself(schemas, name));
        var before = schemas["AuditResult"]!["properties"]!["before"]!.ToJsonString();
        before.Should().Contain("object").And.NotContain("$ref");
    }

    private static bool ReachesItself(System.Text.Json.Nodes.JsonObject schemas, string name)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([name]));
        while (next.TryDequeue(out var current))
            foreach (var target in schemas.Select(s => s.Key).Where(other => Names(schemas[current]!, other)))
            {
                if (string.Equals(target, name, StringComparison.Ordinal))
                    return true;
                if (seen.Add(target))
                    next.Enqueue(target);
            }
        return false;
    }

    private static bool Names(System.Text.Json.Nodes.JsonNode schema, string other) =>
        schema.ToJsonString().Contains($"\"#/components/schemas/{other}\"", StringComparison.Ordinal);

    [Fact]
    public async Task Document_SecuritySchemes_AreBothTokens()
    {
        var schemes = (await ReadAsync()).Document!.Components!.SecuritySchemes!.Values;

        schemes.Should().Contain(s => s.Type == SecuritySchemeType.Http && s.Scheme == "bearer");
        schemes
            .Should()
            .Contain(s =>
                s.Type == SecuritySchemeType.ApiKey && s.In == ParameterLocation.Header && s.Name == "Queue-Token"
            );
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_Any_HasASummary(string method, string path)
    {
        var (operation, _) = await FindAsync(method, path);

        operation.Summary.Should().NotBeNullOrWhiteSpace();
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_Refused_ReturnsAProblemWithItsCodes(string method, string path)
    {
        var (operation, contract) = await FindAsync(method, path);

        var refusals = operation.Responses!.Where(r => r.Key[0] == '4').ToList();

        refusals.Should().NotBeEmpty();
        var codes = refusals.SelectMany(refusal =>
        {
            var content = refusal.Value.Content!.Should().ContainSingle(refusal.Key).Subject;
            content.Key.Should().Be(ProblemJson);
            content.Value.Schema.Should().NotBeNull();
            return content.Value.Examples!.Values.Select(example => example.Value!["code"]!.GetValue<string>());
        });
        codes.Should().Contain(contract.Codes.Split(' '));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_Successful_HasASchemaWithAnExample(string method, string path)
    {
        var (operation, contract) = await FindAsync(method, path);

        var status = contract.Success.ToString(CultureInfo.InvariantCulture);
        operation.Responses.Should().ContainKey(status);
        if (status == "204" || MailsALink(path))
            return;

        var content = operation.Responses![status].Content!.Should().NotBeEmpty().And.Subject.First();
        content.Value.Schema.Should().NotBeNull();
        var isFile = Path.HasExtension(path); // a picture or a table, not JSON
        if (!isFile)
            (content.Value.Example ?? content.Value.Schema!.Examples?.FirstOrDefault()).Should().NotBeNull();
    }

    // Accepted, and there is nothing to say: the answer must not tell whether the address has an account.
    private static bool MailsALink(string path) =>
        path.EndsWith("/email-verifications", StringComparison.Ordinal)
        || path.EndsWith("/password-resets", StringComparison.Ordinal);

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_WithABody_RequiresItUnlessItIsOptional(string method, string path)
    {
        var (operation, _) = await FindAsync(method, path);

        // A refund by an operator needs a reason.
        var mayBeEmpty =
            !path.Contains("/admin/", StringComparison.Ordinal)
            && (
                path.EndsWith("/payment", StringComparison.Ordinal)
                || path.EndsWith("/refund", StringComparison.Ordinal)
                || path.EndsWith("/charges/{chargeId}/cancellation", StringComparison.Ordinal)
            );

        (operation.RequestBody?.Required ?? true).Should().Be(!mayBeEmpty);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_WithAToken_NamesItsSchemes(string method, string path)
    {
        var (operation, contract) = await FindAsync(method, path);

        var schemes = operation.Security?.SelectMany(s => s.Keys).Select(s => s.Reference.Id).ToList() ?? [];

        schemes
            .Contains("accessToken")
            .Should()
            .Be(contract.Codes.Contains("unauthenticated", StringComparison.Ordinal));
        schemes
            .Contains("queueToken")
            .Should()
            .Be(contract.Codes.Contains("queue_token_invalid", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Operation_BehindTheGate_HasTheResponseForWaitingCustomers(string method, string path)
    {
        var (operation, contract) = await FindAsync(method, path);

        var behindQueue = contract.Codes.Contains("queue_token_expired", StringComparison.Ordinal);

        // The payment provider has not said.
        var asksTheProvider = method == "POST" && path.StartsWith("/api/v1/balance/charges", StringComparison.Ordinal);

        operation.Responses!.ContainsKey("202").Should().Be(behindQueue || asksTheProvider || contract.Success == 202);
    }

    private async Task<(OpenApiOperation Operation, ContractOperation Contract)> FindAsync(string method, string path)
    {
        var document = (await ReadAsync()).Document!;
        document.Paths.Should().ContainKey(path);
        document.Paths[path].Operations.Should().ContainKey(new HttpMethod(method));
        return (
            document.Paths[path].Operations![new HttpMethod(method)],
            ContractOperations.All.Single(o => o.Method == method && o.Path == path)
        );
    }

    private async Task<ReadResult> ReadAsync()
    {
        var answer = await service.Client().GetAsync("//swagger/v1/swagger.json");
        return OpenApiDocument.Parse(answer.ShouldBe(System.Net.HttpStatusCode.OK).Text, "json");
    }
}
