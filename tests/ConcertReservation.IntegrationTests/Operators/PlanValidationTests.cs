using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class PlanValidationTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Path = "/admin/plans/validation";
    private const string Header = "section,row,seat,price\n";
    private const int Limit = 4 * 1024 * 1024;

    [Fact]
    public async Task Validate_CsvFile_ReturnsThePlan()
    {
        var answer = await PostAsync(
            "section,row,seat,price,kind\r\nR,A,1,90,\r\nR,A,2,90,accessible\r\nR,B,7,90,\r\n스탠딩,,300,70,standing\r\n"
        );

        var expected = JsonNode.Parse(
            """
            { "sections": [
                { "name": "R", "price": 90, "kind": "seated", "rows": [
                    { "row": "A", "seats": 2, "accessible": ["2"] }, { "row": "B", "seats": 1, "numbers": ["7"] } ] },
                { "name": "스탠딩", "price": 70, "kind": "standing", "capacity": 300 } ] }
            """
        );
        JsonNode
            .DeepEquals(JsonNode.Parse(answer.ShouldBe(HttpStatusCode.OK).Text), expected)
            .Should()
            .BeTrue(answer.Text);
    }

    [Fact]
    public async Task Validate_PlanAsJson_ReturnsItNormalised()
    {
        const string json = """
            { "sections": [ { "name": " R  1 ", "price": 9, "rows": [ { "row": "A", "seats": 4, "gaps": [[1, 2]] } ] } ] }
            """;

        var answer = await PostAsync(json, "application/json");

        var section = answer.ShouldBe(HttpStatusCode.OK)["sections"]![0]!;
        section["name"]!.GetValue<string>().Should().Be("R 1");
        section["kind"]!.GetValue<string>().Should().Be("seated");
        section["rows"]![0]!["gaps"]!.ToJsonString().Should().Be("[[1,2]]");
    }

    [Fact]
    public async Task Validate_SeveralWrongLines_NamesEach()
    {
        var answer = await PostAsync(Header + "R,A,1,90\nR,A,1,90\n\nR,A,2,many\nR,\"A,3,90\nR,A,4,90\n");

        ErrorsOf(answer).Should().Equal("line 3", "line 5", "line 6");
    }

    [Fact]
    public async Task Validate_EveryLineWrong_IsBounded()
    {
        var answer = await PostAsync(Header + string.Concat(Enumerable.Repeat("R,A,1,x\n", 100_000)));

        ErrorsOf(answer).Should().HaveCount(101).And.Contain(["line 2", "line 101", "file"]);
    }

    [Fact]
    public async Task Validate_WithoutAHeader_NamesTheFirstLine() =>
        ErrorsOf(await PostAsync("R,A,1,90\n")).Should().Equal("line 1");

    [Fact]
    public async Task Validate_EmptyFile_IsAMissingBody() => ErrorsOf(await PostAsync("")).Should().Equal("body");

    [Theory]
    [InlineData(true, "text/csv")]
    [InlineData(false, "text/csv")]
    [InlineData(true, "text/csv; charset=utf-16")]
    public async Task Validate_Utf16_NamesTheFirstLine(bool withByteOrderMark, string contentType)
    {
        var encoding = new UnicodeEncoding(bigEndian: false, withByteOrderMark);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Header + "R,A,1,90\n")];

        var answer = await PostAsync(file, contentType);

        ErrorsOf(answer).Should().Equal("line 1");
    }

    [Fact]
    public async Task Validate_Utf8WithByteOrderMark_IsAccepted()
    {
        byte[] file = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Header + "R,A,1,90\n")];

        (await PostAsync(file, "text/csv; charset=utf-8")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Validate_OneHundredThousandSeats_IsAccepted()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"S,{n / 100},{n % 100 + 1},90\n"));

        var answer = await PostAsync(file);

        answer.ShouldBe(HttpStatusCode.OK)["sections"]![0]!["rows"]!.AsArray().Should().HaveCount(1_000);
    }

    [Fact]
    public async Task Validate_OneSeatTooMany_NamesItsLine()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 100_003).Select(n => $"S,{n / 100},{n % 100 + 1},90\n"));

        ErrorsOf(await PostAsync(file)).Should().Equal("line 100002");
    }

    // The client sends the body only when the server wants it.
    [Theory]
    [InlineData(Path, "text/csv", Limit + 1)]
    [InlineData(Path, "text/csv", 50 * 1024 * 1024)]
    [InlineData(Path, "application/json", Limit + 1)]
    [InlineData("/admin/concerts", "application/json", Limit + 1)]
    [InlineData("/admin/concerts/1/performances", "application/json", Limit + 1)]
    public async Task Post_BodyThatIsTooLarge_IsRefusedBeforeItIsSent(string path, string contentType, int size)
    {
        var staff = await service.Crowd.OperatorAsync();
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}");
        request.Headers.Authorization = new("Bearer", staff.Client.AccessToken);
        request.Headers.ExpectContinue = true;
        request.Content = new ByteArrayContent(new byte[size]);
        request.Content.Headers.ContentType = new(contentType);

        using var response = await http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).Should().Contain("payload_too_large");
    }

    [Fact]
    public async Task Announce_CsvFile_IsAnUnsupportedMediaType()
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostRawAsync("/admin/concerts", Header + "R,A,1,90\n", "text/csv");

        answer.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private static IEnumerable<string> ErrorsOf(Answer answer) =>
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!
            .AsObject()
            .Select(error => error.Key);

    private async Task<Answer> PostAsync(string file, string contentType = "text/csv") =>
        await (await service.Crowd.OperatorAsync()).Client.PostRawAsync(Path, file, contentType);

    private async Task<Answer> PostAsync(byte[] file, string contentType)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await (await service.Crowd.OperatorAsync()).Client.SendAsync(HttpMethod.Post, Path, content);
    }
}
