using System.Net;
using CsvHelper;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class ReservationExportTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Columns =
        "reservationId,number,title,performanceId,startsAt,timeZone,holder,email,status,seats,totalPrice,heldAt,paidAt,"
        + "cancelledAt,refundedAt,checkedInAt,method";

    [Fact]
    public async Task Export_SomeReservations_HasOneLineForEachInOrderOfCreation()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        var (buyer, paid) = await service.BuyerAsync(concert);
        var (holder, held) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[1], concert.SeatIds[2]);

        var file = await ExportAsync(concert);

        file.ContentHeaders.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        file.ContentHeaders.ContentDisposition!.FileName.Should().Be($"reservations-{concert.ConcertId}.csv");
        file.Text.Split("\r\n")[0].TrimStart('\uFEFF').Should().Be(Columns);
        var rows = Read(file);
        rows.Select(row => row["reservationId"]).Should().Equal($"{paid}", $"{held}");
        rows.Select(row => row["email"]).Should().Equal(buyer.Email, holder.Email);
        rows.Select(row => row["status"]).Should().Equal("paid", "held");
        rows.Select(row => row["seats"]).Should().Equal("1", "2; 3");
        rows.Select(row => row["totalPrice"]).Should().Equal("10000", "20000");
        rows[0]["title"].Should().Be("밤의 노래");
        rows[0]["paidAt"].Should().EndWith(" +09:00");
        rows[1]["paidAt"].Should().BeEmpty();
    }

    [Fact]
    public async Task Export_MoreThanAPage_HasAllReservations()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (person, _) = await service.HolderAsync(concert);
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
            SELECT gen_random_uuid(), $1, $2, $3, 'expired', 0, now() - interval '2 hours', now() - interval '1 hour'
            FROM generate_series(1, 2500)
            """,
            concert.ConcertId,
            concert.PerformanceId,
            person.UserId
        );

        var rows = Read(await ExportAsync(concert));

        rows.Select(row => row["reservationId"]).Should().OnlyHaveUniqueItems().And.HaveCount(2501);
    }

    [Fact]
    public async Task Export_ConcertInAnotherZone_HasItsLocalTimes()
    {
        var evening = new DateTimeOffset(2031, 7, 1, 20, 0, 0, TimeSpan.FromHours(-4));
        var concert = await service.OnSaleAsync(await service.AnnounceAtAsync("America/New_York", evening));
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[0]);

        var row = Read(await ExportAsync(concert)).Single();

        row["startsAt"].Should().Be("2031-07-01 20:00:00 -04:00");
        row["timeZone"].Should().Be("America/New_York");
    }

    [Fact]
    public async Task Export_SeatOfASection_IsNamedOnce()
    {
        var section = new
        {
            name = "VIP",
            rows = 1,
            seatsPerRow = 7,
            price = 1_000,
        };
        var performance = new { startsAt = service.Clock.GetUtcNow().AddDays(30), sections = new[] { section } };
        var announced = await service.AnnounceAsync(
            new
            {
                title = "구역",
                venue = RequestBodies.Venue,
                performances = new[] { performance },
            }
        );
        var concert = await service.OnSaleAsync(announced);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[5], concert.SeatIds[6]);

        var row = Read(await ExportAsync(concert)).Single();

        row["seats"].Should().Be("VIP-A6; VIP-A7");
    }

    [Theory]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(1)")]
    [InlineData("﹦1")]
    [InlineData(" =1")]
    [InlineData("\u200b=1")]
    [InlineData("\t=1")]
    [InlineData("-1")]
    public async Task Export_NameThatIsAFormulaInAnyWidth_IsNeutralized(string name)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (person, _) = await service.HolderAsync(concert);
        await service.Sql.ExecuteAsync("UPDATE accounts SET name = $1 WHERE id = $2", name, person.UserId);

        var row = Read(await ExportAsync(concert)).Single();

        row["holder"].Should().Be("'" + name);
    }

    [Fact]
    public async Task Export_NameThatIsAFormula_IsEscaped()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (person, _) = await service.HolderAsync(concert);
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET name = $1 WHERE id = $2",
            "=HYPERLINK(\"x\"),\"김\"",
            person.UserId
        );

        var row = Read(await ExportAsync(concert)).Single();

        row["holder"].Should().Be("'=HYPERLINK(\"x\"),\"김\"");
    }

    [Fact]
    public async Task Export_NoReservation_HasOnlyTheHeader()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        (await ExportAsync(concert)).Text.Trim('\uFEFF').Should().Be(Columns + "\r\n");
    }

    [Fact]
    public async Task Export_UnknownConcert_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();

        var file = await staff.Client.GetAsync("/admin/concerts/999999/reservations.csv");

        file.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    private async Task<Answer> ExportAsync(ConcertOnSale concert)
    {
        var staff = await service.Crowd.OperatorAsync();
        return (await staff.Client.GetAsync($"/admin{concert.Path}/reservations.csv")).ShouldBe(HttpStatusCode.OK);
    }

    private static List<Dictionary<string, string>> Read(Answer file)
    {
        using var csv = CsvReader.FromText(file.Text.TrimStart('\uFEFF'), options: null);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(Columns.Split(',').ToDictionary(name => name, csv.GetString, StringComparer.Ordinal));
        return rows;
    }
}
