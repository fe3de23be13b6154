using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>One POST of an operator, ready to send.</summary>
internal sealed record AdminCall(Person Caller, string Path, object Body, string CountOfEffects, int Effects)
{
    public const string Announce = "announce";
    public const string AddPerformance = "add-performance";
    public const string CheckIn = "check-in";
    public const string ValidatePlan = "validate-plan";
    public const string Issue = "issue";

    public static TheoryData<string> Kinds { get; } = [Announce, AddPerformance, CheckIn, ValidatePlan, Issue];

    public static async Task<AdminCall> ReadyAsync(Service service, string kind)
    {
        var staff = await service.Crowd.OperatorAsync();
        var performance = new { startsAt = service.Clock.GetUtcNow().AddDays(30) };
        const string audited = "SELECT count(*) FROM audit_entries WHERE operator_id = $1";
        if (kind == Announce)
        {
            var concert = new
            {
                title = "한 번만",
                venue = RequestBodies.Venue,
                performances = new[] { performance },
            };
            return new AdminCall(staff, "/admin/concerts", concert, audited, Effects: 1);
        }
        if (kind == ValidatePlan)
        {
            var section = new
            {
                name = "R",
                price = 1,
                rows = new[] { new { row = "A", seats = 1 } },
            };
            return new AdminCall(staff, "/admin/plans/validation", new { sections = new[] { section } }, audited, 0);
        }

        var onSale = await service.Crowd.ConcertAsync(seats: 1);
        if (kind == AddPerformance)
            return new AdminCall(staff, $"/admin{onSale.Path}/performances", performance, audited, Effects: 1);

        if (kind == Issue)
            return new AdminCall(
                staff,
                $"/admin{onSale.Path}/performances/{onSale.PerformanceId}/issues",
                new
                {
                    seatIds = onSale.SeatIds,
                    method = "box_office",
                    holder = new { name = "Guest" },
                },
                audited,
                Effects: 1
            );

        var buyer = await service.Crowd.CustomerAsync(balance: 50_000);
        var reservationId = await buyer.BoughtAsync(onSale, onSale.SeatIds[0]);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        return new AdminCall(
            staff,
            "/admin/check-ins",
            new { code, performanceId = onSale.PerformanceId },
            audited,
            Effects: 1
        );
    }

    public Task<Answer> SendAsync(string? key, int instance = 0) =>
        key is null ? Caller.At(instance).PostAsync(Path, Body) : Caller.WithKey(key, instance).PostAsync(Path, Body);

    public Task<long> CountEffectsAsync() => Caller.Service.Sql.ScalarAsync<long>(CountOfEffects, Caller.UserId);
}
