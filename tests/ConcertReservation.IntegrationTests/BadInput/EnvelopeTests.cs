using System.Net;
using System.Text;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Errors found before the body is read: the content type, the size, the method.</summary>
public sealed class EnvelopeTests(Stage stage) : IClassFixture<Stage>
{
    public static TheoryData<string, string> WrongTypes { get; } = [];
    public static TheoryData<string> WithBody { get; } = [];

    // Of a small body, the whole arrives before the refusal. PlanValidationTests sends large ones.
    public static TheoryData<string> WithSmallBody { get; } = [];
    public static TheoryData<string> WithSmallBodyOrNone { get; } = [];
    public static TheoryData<string, string> WrongVerbs { get; } = [];

    static EnvelopeTests()
    {
        foreach (var operation in Operations.All.Where(operation => operation.HasSmallLimit))
        {
            WithSmallBodyOrNone.Add(operation.Name);
            if (operation.Body is not null)
                WithSmallBody.Add(operation.Name);
        }
        foreach (var operation in Operations.WithBody)
        {
            WithBody.Add(operation.Name);
            foreach (var type in new[] { "", "text/plain", "application/xml", "application/x-www-form-urlencoded" })
                WrongTypes.Add(operation.Name, type);
            WrongTypes.Add(operation.Name, "multipart/form-data; boundary=x");
            WrongTypes.Add(operation.Name, "application/json; charset=nonsense");
        }
        foreach (var path in Operations.All.GroupBy(o => o.Route, StringComparer.Ordinal))
        foreach (var verb in new[] { "GET", "POST", "PUT", "PATCH", "DELETE" })
            if (path.All(o => o.Method != verb))
                WrongVerbs.Add(path.First().Name, verb);
    }

    [Theory, MemberData(nameof(WrongTypes))]
    public async Task Body_WrongContentType_IsRefused(string operation, string contentType)
    {
        var called = Operations.Of(operation);
        var bytes = Encoding.UTF8.GetBytes(stage.BodyOf(called));
        var content = Body.Bytes(bytes, contentType.Length == 0 ? null : contentType);

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, content));

        answer.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory, MemberData(nameof(WithSmallBodyOrNone))]
    public async Task Body_TooLargeWithALength_IsRefused(string operation)
    {
        var called = Operations.Of(operation);
        var content = Body.Json(new string(' ', called.BodyLimit + 1));

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, content));

        answer.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Theory, MemberData(nameof(WithSmallBody))]
    public async Task Body_TooLargeInChunks_IsRefused(string operation)
    {
        var called = Operations.Of(operation);
        var content = new UnannouncedContent(Padded(stage.BodyOf(called), called.BodyLimit + 1));

        var answer = await stage.SendRefusedAsync(() => stage.SendAsync(called, content));

        answer.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Theory]
    [InlineData("sign-in", true, HttpStatusCode.Unauthorized)]
    [InlineData("sign-in", false, HttpStatusCode.Unauthorized)]
    [InlineData("validate-plan", true, HttpStatusCode.OK)]
    [InlineData("validate-plan", false, HttpStatusCode.OK)]
    public async Task Body_OfTheMaximumSize_IsRead(string operation, bool announced, HttpStatusCode expected)
    {
        var called = Operations.Of(operation);
        var bytes = Padded(stage.BodyOf(called), called.BodyLimit);

        var answer = await stage.SendAsync(called, announced ? Body.Bytes(bytes) : new UnannouncedContent(bytes));

        answer.ShouldBe(expected);
    }

    [Theory, MemberData(nameof(WrongVerbs))]
    public async Task Method_NotSupportedByThePath_IsRefused(string operation, string verb)
    {
        var called = Operations.Of(operation);
        var client = stage.CallerOf(called);

        var answer = await stage.SendRefusedAsync(() => client.SendAsync(new HttpMethod(verb), stage.PathOf(called)));

        answer.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        answer.ContentHeaders.Allow.Should().Contain(called.Method).And.NotContain(verb);
    }

    private static byte[] Padded(string body, int size) => Encoding.UTF8.GetBytes(body.PadRight(size));

    /// <summary>Sent in chunks, without a length.</summary>
    private sealed class UnannouncedContent : HttpContent
    {
        private readonly byte[] _bytes;

        public UnannouncedContent(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(_bytes, 0, _bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
