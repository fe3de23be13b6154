namespace ConcertReservation.Application.Paging;

/// <summary>A cursor for lists ordered by a version 7 UUID, which is by time.</summary>
internal static class IdCursor
{
    private sealed record Key(Guid Id);

    public static string Of(string list, Guid id) => Cursor.Of(list, id.ToString("N"));

    public static Guid? Read(string list, string? text) =>
        Cursor
            .Read(
                list,
                text,
                keys => keys is [var id] && Guid.TryParseExact(id, "N", out var parsed) ? new Key(parsed) : null
            )
            ?.Id;
}
