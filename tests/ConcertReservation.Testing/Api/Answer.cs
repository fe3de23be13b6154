using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FluentAssertions;

namespace ConcertReservation.Testing.Api;

/// <summary>A response of the service, with its body read.</summary>
public sealed record Answer(
    HttpStatusCode Status,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    string Text
)
{
    /// <summary>Method and path of the request, for messages.</summary>
    public string Request { get; init; } = "";

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string field] => Json[field];

    /// <summary>The <c>code</c> of a problem document.</summary>
    public string? Code => (string?)Json["code"];

    public T Get<T>(string field) => Json[field]!.GetValue<T>();

    /// <summary>Fails unless the response is a whole problem document with this status and code.</summary>
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

    /// <exception cref="HttpRequestException">The status is not 2xx; the message has the body.</exception>
    public Answer EnsureSuccess() =>
        (int)Status is >= 200 and < 300
            ? this
            : throw new HttpRequestException($"{Request} returned {(int)Status}: {Text}", inner: null, Status);

    public Answer ShouldBe(HttpStatusCode status)
    {
        Status.Should().Be(status, Text);
        return this;
    }
}
