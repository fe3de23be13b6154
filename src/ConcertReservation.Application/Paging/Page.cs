namespace ConcertReservation.Application.Paging;

/// <summary>Part of a list; <paramref name="NextCursor"/> is null at its end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <param name="rows">Up to one more than <paramref name="limit"/>: the one too many says that there is a next page.</param>
    internal static Page<T> Of<TRow>(
        IReadOnlyList<TRow> rows,
        int limit,
        Func<TRow, T> item,
        Func<TRow, string> cursor
    ) => new([.. rows.Take(limit).Select(item)], rows.Count > limit ? cursor(rows[limit - 1]) : null);
}

/// <summary>Which part of a list: at most <paramref name="Limit"/> (1–100) items behind <paramref name="Cursor"/>.</summary>
public sealed record PageRequest(int Limit, string? Cursor);
