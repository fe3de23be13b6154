using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.People;

/// <summary>An answer, read once.</summary>
public sealed record Answer(
    HttpStatusCode Status,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    string Text
)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string field] => Json[field];

    /// <summary>The <c>code</c> of a problem document.</summary>
    public string? Code => (string?)Json["code"];

    public T Get<T>(string field) => Json[field]!.GetValue<T>();

    /// <summary>Fails unless the answer is a whole problem document with this status and code.</summary>
    public Answer ShouldBeProblem(HttpStatusCode status, string code)
    {
        Status.Should().Be(status, Text);
        ContentHeaders.ContentType?.MediaType.Should().Be("application/problem+json");
        Code.Should().Be(code, Text);
        Get<int>("status").Should().Be((int)status);
        foreach (var member in new[] { "type", "title", "detail", "instance", "traceId" })
            ((string?)Json[member]).Should().NotBeNullOrEmpty(member);
        Text.Should().NotContain("Exception").And.NotContain("   at ");
        return this;
    }

    public Answer ShouldBe(HttpStatusCode status)
    {
        Status.Should().Be(status, Text);
        return this;
    }
}
