using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.DemoData;

/// <summary>
/// Concerts a month or more ahead: three with 50 seats per performance, and one in an arena of 12,000 places.
/// </summary>
internal static class DemoConcerts
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private const int EveningHour = 20;
    private const string OneAtATimeTitle = "마지막 앙코르 · The Last Encore";

    public static IEnumerable<AnnounceConcert> All(DateTimeOffset now) =>
        [
            Concert(
                "겨울밤의 재즈 · Jazz on a Winter Night",
                "한강홀 · Hangang Hall",
                50_000,
                Evenings(now, 30, 31, 32)
            ),
            Concert("새봄 교향곡 · Spring Symphony", "남산 음악당 · Namsan Music Hall", 80_000, Evenings(now, 60, 61)),
            Concert(OneAtATimeTitle, "별빛 클럽 · Starlight Club", 120_000, Evenings(now, 45, 46)),
            Concert("별이 빛나는 밤 · Starry Night", "한강 아레나 · Hangang Arena", DemoHall.Plan(), Evenings(now, 75)),
        ];

    /// <summary>Whether only one customer is active at a time, so that two customers are enough to see the line.</summary>
    public static bool IsOneAtATime(AnnounceConcert concert) => concert.Title == OneAtATimeTitle;

    private static AnnounceConcert Concert(
        string title,
        string venue,
        long price,
        IEnumerable<DateTimeOffset> evenings
    ) => Concert(title, venue, SeatPlan.Numbered(SeatPlan.DefaultCount, price), evenings);

    private static AnnounceConcert Concert(
        string title,
        string venue,
        SeatPlan plan,
        IEnumerable<DateTimeOffset> evenings
    ) =>
        new(
            title,
            new Venue(venue, "서울 · Seoul"),
            new ConcertDetails(Description: null, AgeRating: "8+", RunningMinutes: 110),
            TimeZone: null,
            SaleOpensAt: null,
            SaleClosesAt: null,
            [.. evenings.Select(startsAt => new PerformancePlan(startsAt, plan))]
        );

    private static IEnumerable<DateTimeOffset> Evenings(DateTimeOffset now, params int[] daysAhead)
    {
        var today = now.ToOffset(Seoul).Date;
        return daysAhead.Select(days => new DateTimeOffset(today.AddDays(days).AddHours(EveningHour), Seoul));
    }
}
