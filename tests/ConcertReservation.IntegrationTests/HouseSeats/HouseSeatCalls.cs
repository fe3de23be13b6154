using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Transactions;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>What an operator does with the seats of a performance.</summary>
internal static class HouseSeatCalls
{
    public static string Blocks(this ConcertOnSale concert) => $"{AdminPath(concert)}/seat-blocks";

    public static string Issues(this ConcertOnSale concert) => $"{AdminPath(concert)}/issues";

    public static Task<Answer> BlockAsync(this ApiClient staff, ConcertOnSale concert, params long[] seatIds) =>
        staff.PutAsync(concert.Blocks(), new { seatIds, reason = "Sound desk" });

    public static Task<Answer> UnblockAsync(this ApiClient staff, ConcertOnSale concert, params long[] seatIds) =>
        staff.DeleteAsync($"{concert.Blocks()}?seatIds={string.Join(',', seatIds)}");

    /// <param name="method"><c>box_office</c> or <c>comp</c>.</param>
    public static Task<Answer> IssueAsync(
        this ApiClient staff,
        ConcertOnSale concert,
        string method,
        params long[] seatIds
    ) => staff.PostAsync(concert.Issues(), Issue(method, seatIds));

    public static object Issue(string method, params long[] seatIds) =>
        new
        {
            seatIds,
            method,
            holder = new { name = "Guest of the band", email = "guest@test.example" },
        };

    /// <summary>The operator's answer, without the line.</summary>
    public static async Task<IReadOnlyList<int>> StatesAsync(this ApiClient staff, ConcertOnSale concert)
    {
        var answer = await staff.GetAsync($"{AdminPath(concert)}/seat-states");
        var packed = Convert.FromBase64String(answer.ShouldBe(HttpStatusCode.OK).Get<string>("states"));
        return [.. concert.SeatIds.Select((_, index) => (packed[index / 4] >> (index % 4 * 2)) & 3)];
    }

    public static async Task<JsonNode> SettlementAsync(this ApiClient staff, ConcertOnSale concert) =>
        (await staff.GetAsync($"/admin/performances/{concert.PerformanceId}/settlement"))
            .ShouldBe(HttpStatusCode.OK)
            .Json;

    /// <summary>Such as "10000 wallet 2-1 10000".</summary>
    public static IEnumerable<string> Items(this JsonNode settlement) =>
        settlement["items"]!
            .AsArray()
            .Select(item => $"{item!["price"]} {item["method"]} {item["sold"]}-{item["refunded"]} {item["amount"]}");

    /// <summary>Each line of a CSV file by the names of its columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> CsvRows(this Answer file)
    {
        var text = file.ShouldBe(HttpStatusCode.OK).Text.TrimStart('\uFEFF');
        var names = text.Split("\r\n")[0].Split(',');
        using var csv = CsvReader.FromText(text, options: null);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
            rows.Add(names.ToDictionary(name => name, csv.GetString, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>A refund at the box office, by the domain.</summary>
    /// <param name="seatIds">None for all.</param>
    public static async Task<Refunded> RefundIssuedAsync(
        this Service service,
        ConcertOnSale concert,
        Guid reservationId,
        params long[] seatIds
    )
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        var refunds = scope.ServiceProvider.GetRequiredService<RefundService>();
        var order = new RefundOrder(reservationId, concert.ConcertId, seatIds.Length == 0 ? null : seatIds);
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .ExecuteAsync(ct => refunds.RefundAsync(order, service.Clock.GetUtcNow(), ct), default);
    }

    public static Task<IReadOnlyList<string>> StatusesAsync(this Sql sql, ConcertOnSale concert) =>
        sql.ColumnAsync<string>("SELECT status FROM seats WHERE concert_id = $1 ORDER BY id", concert.ConcertId);

    private static string AdminPath(ConcertOnSale concert) =>
        $"/admin{concert.Path}/performances/{concert.PerformanceId}";
}
