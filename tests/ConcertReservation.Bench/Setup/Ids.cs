using System.Globalization;

namespace ConcertReservation.Bench.Setup;

/// <summary>
/// Ids that follow from numbers, the same in C# and in SQL, so that the bench need not read back a million rows. In a
/// full line, user n has place n.
/// </summary>
internal static class Ids
{
    public static Guid User(long number) => Of($"01900000-0000-7000-8000-{number:x12}");

    public static Guid Token(long concertId, long place) => Of($"01900000-{concertId:x4}-7000-8000-{place:x12}");

    /// <summary>The user's id as an SQL expression over the column <c>n</c>.</summary>
    public const string UserSql = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    /// <summary>The token's id as an SQL expression over the column <c>n</c>; <c>$1</c> is the concert.</summary>
    public const string TokenSql =
        "('01900000-' || lpad(to_hex($1), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    private static Guid Of(FormattableString text) => Guid.Parse(text.ToString(CultureInfo.InvariantCulture));
}
