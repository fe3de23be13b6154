using System.Net;
using System.Text;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Bodies that are not JSON, or not the expected JSON, sent to every operation that has a body.</summary>
public sealed class BodyTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly string[] Malformed =
    [
        "{",
        "{]",
        "}",
        "[",
        "\"",
        "nonsense",
        "{\"a\": }",
        "{\"a\": 1,}",
        "{'a': 1}",
        "{\"a\": 01}",
        "{\"a\": NaN}",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\n\"}",
        "{} {}",
        "{} x",
        "// nothing\n{}",
        "\u0000",
        "[]",
        "[{}]",
        "\"text\"",
        "1",
        "true",
        "{\"\\ud800\": 1, \"\\ud800\": 2}",
    ];

    public static TheoryData<string, string> MalformedBodies { get; } = [];
    public static TheoryData<string> WithBody { get; } = [];
    public static TheoryData<string> WithRequiredBody { get; } = [];
    public static TheoryData<string> WithRequiredFields { get; } = [];

    static BodyTests()
    {
        foreach (var operation in Operations.WithBody)
        {
            WithBody.Add(operation.Name);
            if (!operation.BodyIsOptional)
                WithRequiredBody.Add(operation.Name);
            if (operation.Fields.Any(field => field.Required && !field.Path.Contains('.', StringComparison.Ordinal)))
                WithRequiredFields.Add(operation.Name);
            foreach (var text in Malformed)
                MalformedBodies.Add(operation.Name, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory, MemberData(nameof(MalformedBodies))]
    public async Task Body_Malformed_IsRefused(string operation, string base64) =>
        await ShouldBeRefusedAsync(operation, Body.Bytes(Convert.FromBase64String(base64)));

    [Theory, MemberData(nameof(WithRequiredBody))]
    public async Task Body_Empty_IsRefused(string operation) => await ShouldBeRefusedAsync(operation, Body.Json(""));

    [Theory, MemberData(nameof(WithRequiredBody))]
    public async Task Body_Blank_IsRefused(string operation) =>
        await ShouldBeRefusedAsync(operation, Body.Json(" \n "));

    [Theory, MemberData(nameof(WithRequiredBody))]
    public async Task Body_Null_IsRefused(string operation) => await ShouldBeRefusedAsync(operation, Body.Json("null"));

    [Theory, MemberData(nameof(WithRequiredFields))]
    public async Task Body_EmptyObject_IsRefused(string operation) =>
        await ShouldBeRefusedAsync(operation, Body.Json("{}"));

    [Theory, MemberData(nameof(WithBody))]
    public async Task Body_NotInUtf8_IsRefused(string operation)
    {
        var field = Operations.Of(operation).Fields[0].Path;
        var bytes = Encoding.UTF8.GetBytes(Body.With(Good(operation), field, "\"??@test.example\""));
        var broken = bytes.Select(b => b == (byte)'?' ? (byte)0xFF : b).ToArray();

        await ShouldBeRefusedAsync(operation, Body.Bytes(broken));
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task Body_NestedTooDeeply_IsRefused(string operation)
    {
        var deep = new string('[', 5_000) + new string(']', 5_000);

        await ShouldBeRefusedAsync(operation, Body.Json(Body.Plus(Good(operation), "note", deep)));
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task Body_FieldTwice_IsRefused(string operation)
    {
        var first = Operations.Of(operation).Fields[0].Path;
        var value = System.Text.Json.Nodes.JsonNode.Parse(Good(operation))![first]!.ToJsonString();

        await ShouldBeRefusedAsync(operation, Body.Json(Body.Plus(Good(operation), first, value)));
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task Body_FieldTwiceInDifferentCase_IsRefused(string operation)
    {
        var first = Operations.Of(operation).Fields[0].Path;
        var value = System.Text.Json.Nodes.JsonNode.Parse(Good(operation))![first]!.ToJsonString();

        await ShouldBeRefusedAsync(operation, Body.Json(Body.Plus(Good(operation), first.ToUpperInvariant(), value)));
    }

    private string Good(string operation) => stage.BodyOf(Operations.Of(operation));

    private async Task ShouldBeRefusedAsync(string operation, HttpContent content)
    {
        var called = Operations.Of(operation);

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, content));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].Should().NotBeNull();
    }
}
