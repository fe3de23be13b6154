using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>The search of a list of concerts, as SQL. It reads every concert: a catalogue has thousands at most.</summary>
internal static class ConcertSearchQuery
{
    // The text of an earlier version may not be normalised. The day of a performance is one in the concert's time zone.
    public static IQueryable<Concert> Matching(this DbSet<Concert> concerts, ConcertSearch search, DateTimeOffset now)
    {
        if (search == ConcertSearch.All)
            return concerts;

        string[] words = search.Text is null
            ? []
            : [.. search.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LikePattern.Containing)];
        var (from, to) = (search.From ?? DateOnly.MinValue, search.To ?? DateOnly.MaxValue);
        var anyDate = search.From is null && search.To is null;
        var state = search.State?.ToString();
        return concerts.FromRows(
            $"""
            WHERE NOT EXISTS (
                    SELECT FROM unnest({words}) AS word
                    WHERE normalize(title || ' ' || venue_name || ' ' || venue_address) NOT ILIKE word)
                AND ({anyDate} OR EXISTS (
                    SELECT FROM performances
                    WHERE concert_id = concerts.id
                        AND (starts_at AT TIME ZONE time_zone)::date BETWEEN {from} AND {to}))
                AND ({state}::text IS NULL OR {state} = CASE
                    WHEN sale_opens_at > {now} THEN 'Upcoming'
                    WHEN least(sale_closes_at, last_starts_at) > {now} THEN 'Open'
                    ELSE 'Closed' END)
            """
        );
    }
}
