using System.Net;

namespace ConcertReservation.IntegrationTests.Concerts;

public sealed class CatalogueTagTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData("/concerts?limit=100")]
    [InlineData("")]
    public async Task Read_AgainWithItsETag_IsNotSentAgain(string path)
    {
        var concert = await service.Crowd.ConcertAsync();
        path = path.Length == 0 ? concert.Path : path;
        var first = await ReadFirstAsync(path);

        var tag = first.Headers.ETag!.ToString();
        await UntilAsync(path, tag, HttpStatusCode.NotModified);
        using var again = await ReadAsync(path, tag, instance: 1);

        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await again.Content.ReadAsStringAsync()).Should().BeEmpty();
        again.Headers.ETag.Should().Be(first.Headers.ETag);
    }

    [Fact]
    public async Task Read_AfterAHold_ReturnsANewDocument()
    {
        var concert = await service.Crowd.ConcertAsync();
        var first = await ReadFirstAsync(concert.Path);
        await service.HolderAsync(concert);

        var tag = first.Headers.ETag!.ToString();
        await UntilAsync(concert.Path, tag, HttpStatusCode.OK);
        using var again = await ReadAsync(concert.Path, tag, instance: 1);

        again.StatusCode.Should().Be(HttpStatusCode.OK);
        again.Headers.ETag.Should().NotBe(first.Headers.ETag);
    }

    // The operator announces at any instance: this one finds the concert after 100 ms at the latest.
    private async Task<Answer> ReadFirstAsync(string path)
    {
        await Eventually.Is(
            async () => (await service.Client().GetAsync(path)).Status == HttpStatusCode.OK,
            "the instance finds the concert"
        );
        return await service.Client().GetAsync(path);
    }

    // The catalogue of another instance may be a second old.
    private Task UntilAsync(string path, string tag, HttpStatusCode status) =>
        Eventually.Is(
            async () =>
            {
                using var answer = await ReadAsync(path, tag, instance: 1);
                return answer.StatusCode == status;
            },
            "the other instance reads the catalogue again"
        );

    private async Task<HttpResponseMessage> ReadAsync(string path, string tag, int instance)
    {
        using var http = service.Hosts[instance].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        request.Headers.Add("If-None-Match", tag);
        return await http.SendAsync(request);
    }
}
