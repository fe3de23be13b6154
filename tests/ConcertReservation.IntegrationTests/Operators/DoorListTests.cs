using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>The list of a door without a network.</summary>
public sealed class DoorListTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task DoorList_Always_HasTheHashOfEachCodeAndNoCode()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var ticket = await service.TicketAsync(concert);
        var code = ticket.Get<string>("code");

        var list = await (await OperatorAsync()).GetAsync(concert.DoorList());

        list.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("performanceId", "concertTitle", "startsAt", "items");
        var item = list.Items("items").Should().ContainSingle().Subject!;
        item.ShouldHaveFields("ticketId", "codeHashes", "number", "section", "row", "holder", "checkedInAt");
        item["ticketId"]!.GetValue<string>().Should().Be(ticket.TicketId());
        item["codeHashes"]!.AsArray().Select(hash => hash!.GetValue<string>()).Should().Contain(HashOf(code));
        list.Text.Should().NotContain(code);
    }

    [Fact]
    public async Task DoorList_Unchanged_Is304UntilATicketIsSold()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.TicketAsync(concert);
        var gate = await service.Crowd.StaffAsync("gate");
        var first = await gate.Client.GetAsync(concert.DoorList());
        var tag = first.Headers.ETag!.ToString();

        (await IfNoneMatchAsync(gate, concert, tag)).Should().Be(HttpStatusCode.NotModified);
        await service.TicketAsync(concert, seat: 1);

        (await IfNoneMatchAsync(gate, concert, tag)).Should().Be(HttpStatusCode.OK);
    }

    private async Task<ApiClient> OperatorAsync() => (await service.Crowd.OperatorAsync()).Client;

    private async Task<HttpStatusCode> IfNoneMatchAsync(Person gate, ConcertOnSale concert, string tag)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{concert.DoorList()}");
        request.Headers.Authorization = new("Bearer", gate.Client.AccessToken);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string HashOf(string code) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
