using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Every field of every operation, missing or wrong.</summary>
public sealed class FieldTests(Stage stage) : IClassFixture<Stage>
{
    public static TheoryData<string, string, string> Wrong { get; } = [];
    public static TheoryData<string, string> Required { get; } = [];
    public static TheoryData<string, string> Removable { get; } = [];

    static FieldTests()
    {
        foreach (var operation in Operations.WithBody)
        foreach (var field in operation.Fields)
        {
            foreach (var value in WrongValues.NamesFor(field))
                Wrong.Add(operation.Name, field.Path, value);
            if (field.Required)
                Required.Add(operation.Name, field.Path);
            // A list without its first item is empty; another test covers that.
            if (field.Required && !char.IsAsciiDigit(field.Path[^1]))
                Removable.Add(operation.Name, field.Path);
        }
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task Field_WithAWrongValue_IsRefused(string operation, string field, string value)
    {
        var called = Operations.Of(operation);
        var body = Body.With(stage.BodyOf(called), field, WrongValues.RawOf(value));

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body)));

        ShouldNameAField(answer);
    }

    [Theory, MemberData(nameof(Required))]
    public async Task Field_Null_IsRefused(string operation, string field)
    {
        var called = Operations.Of(operation);
        var body = Body.With(stage.BodyOf(called), field, "null");

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body)));

        ShouldNameAField(answer);
    }

    [Theory, MemberData(nameof(Removable))]
    public async Task Field_Missing_IsRefused(string operation, string field)
    {
        var called = Operations.Of(operation);
        var body = Body.Without(stage.BodyOf(called), field);

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, Body.Json(body)));

        ShouldNameAField(answer);
    }

    private static void ShouldNameAField(Answer answer)
    {
        var errors = answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Should().NotBeEmpty();
        errors.Select(error => error.Value).Should().AllSatisfy(messages => messages.Should().BeOfType<JsonArray>());
    }
}
