namespace ConcertReservation.Api.DemoData;

public sealed class DemoOptions
{
    /// <summary>Bound at the root, without a section.</summary>
    public const string Section = "";

    /// <summary>Whether demo concerts and accounts are created at startup.</summary>
    public bool DemoData { get; init; }
}
