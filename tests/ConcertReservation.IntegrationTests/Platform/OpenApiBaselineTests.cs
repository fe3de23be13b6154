using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>
/// docs/openapi.json is the document that the service publishes, so a review shows every change of the contract. With
/// <c>UPDATE_OPENAPI=1</c> the test writes the file instead of comparing it.
/// </summary>
public sealed class OpenApiBaselineTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string HowToUpdate =
        "docs/openapi.json must be the published document; update it with '.config/dev openapi' and review the diff";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    };

    [Fact]
    public async Task Document_Published_EqualsTheCommittedDocument()
    {
        var baseline = Repository.File("docs/openapi.json");
        var answer = await service.Client().GetAsync("//swagger/v1/swagger.json");
        var published = Normalise(answer.ShouldBe(System.Net.HttpStatusCode.OK).Text);

        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(baseline, published);
        var committed = File.Exists(baseline) ? Normalise(await File.ReadAllTextAsync(baseline)) : "";

        committed.Should().Be(published, HowToUpdate);
    }

    /// <summary>Object members in one order and one layout, so that only the content is compared.</summary>
    private static string Normalise(string json) => Sort(JsonNode.Parse(json))!.ToJsonString(Readable) + "\n";

    private static JsonNode? Sort(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sort)]),
            _ => node?.DeepClone(),
        };
}
