using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Concerts;

/// <summary>The name of a section, a row or a seat, in the form in which it is compared and stored.</summary>
public static class PlanName
{
    public const int MaxSectionLength = 50;
    public const int MaxRowLength = 20;
    public const int MaxSeatLength = 20;

    /// <summary>Names that differ only in case are the same name.</summary>
    public static StringComparer Comparer => TypedText.Comparer;

    /// <summary>Normalises the name, and returns what is wrong with it, or null.</summary>
    /// <param name="text">The name as it was sent.</param>
    /// <param name="maxLength">In characters as people count them.</param>
    /// <param name="name">The name to compare and store.</param>
    public static string? FindError(string? text, int maxLength, out string name) =>
        TypedText.FindError(text, maxLength, out name);
}
