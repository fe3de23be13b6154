using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.DemoData;

/// <summary>Three concerts, a month or more ahead, with 50 seats per performance.</summary>
internal static class DemoConcerts
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private const int EveningHour = 20;

    public static IEnumerable<AnnounceConcert> All(DateTimeOffset now) =>
        [
            Concert(
                "겨울밤의 재즈 · Jazz on a Winter Night",
                "한강홀 · Hangang Hall",
                50_000,
                Evenings(now, 30, 31, 32)
            ),
            Concert("새봄 교향곡 · Spring Symphony", "남산 음악당 · Namsan Music Hall", 80_000, Evenings(now, 60, 61)),
            Concert("마지막 앙코르 · The Last Encore", "별빛 클럽 · Starlight Club", 120_000, Evenings(now, 45, 46)),
        ];

    private static AnnounceConcert Concert(
        string title,
        string venue,
        long price,
        IEnumerable<DateTimeOffset> evenings
    ) =>
        new(
            title,
            new Venue(venue, "서울 · Seoul"),
            TimeZone: null,
            SaleOpensAt: null,
            SaleClosesAt: null,
            [
                .. evenings.Select(startsAt => new PerformancePlan(
                    startsAt,
                    SeatPlan.Numbered(SeatPlan.DefaultCount, price)
                )),
            ]
        );

    private static IEnumerable<DateTimeOffset> Evenings(DateTimeOffset now, params int[] daysAhead)
    {
        var today = now.ToOffset(Seoul).Date;
        return daysAhead.Select(days => new DateTimeOffset(today.AddDays(days).AddHours(EveningHour), Seoul));
    }
}
