using System.Net;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Testing.Concerts;

/// <summary>A concert of numbered seats, as an operator announces it.</summary>
public sealed record Announcement
{
    public const string Path = "/admin/concerts";
    public const int SectionRows = 20;
    public const int RowSeats = 50;

    public string Title { get; init; } = "밤의 노래";

    public string? TimeZone { get; init; }

    /// <summary>One performance at each of these times.</summary>
    public required IReadOnlyList<DateTimeOffset> StartsAt { get; init; }

    /// <summary>The number of seats of each performance.</summary>
    public int Seats { get; init; } = 50;

    public long Price { get; init; } = 10_000;

    /// <summary>Instead of numbered seats: so many sections of <see cref="SectionRows"/> rows.</summary>
    public int Sections { get; init; }

    /// <summary>See <see cref="RequestBodies.Policy"/>; null leaves the default.</summary>
    public object? QueuePolicy { get; init; }

    /// <summary>The body of the request.</summary>
    public object Body =>
        new
        {
            title = Title,
            venue = RequestBodies.Venue,
            timeZone = TimeZone,
            performances = StartsAt.Select(Performance),
        };

    private object Performance(DateTimeOffset startsAt) =>
        Sections == 0
            ? new { startsAt, seats = new { count = Seats, price = Price } }
            : new { startsAt, sections = Enumerable.Range(1, Sections).Select(Section) };

    private object Section(int number) =>
        new
        {
            name = FormattableString.Invariant($"{number}"),
            rows = SectionRows,
            seatsPerRow = RowSeats,
            price = Price,
        };
}

public static class AnnouncementCalls
{
    /// <summary>Announces the concert and sets its queue policy.</summary>
    /// <param name="staff">Signed in as an operator.</param>
    public static async Task<ConcertOnSale> AnnounceAsync(
        this ApiClient staff,
        Announcement announcement,
        Sql sql,
        CancellationToken ct = default
    )
    {
        var announced = await staff.PostAsync(Announcement.Path, announcement.Body, ct);
        var concert = await ConcertOnSale.ReadAsync(announced.ShouldBe(HttpStatusCode.Created), sql, ct);
        if (announcement.QueuePolicy is { } policy)
            (await staff.PutAsync(concert.QueuePolicy, policy, ct)).ShouldBe(HttpStatusCode.OK);
        return concert;
    }
}
