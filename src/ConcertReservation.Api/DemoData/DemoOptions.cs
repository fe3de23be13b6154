namespace ConcertReservation.Api.DemoData;

public sealed class DemoOptions
{
    /// <summary>It stands alone.</summary>
    public const string Section = "";

    /// <summary>Demo concerts and accounts exist after the start.</summary>
    public bool DemoData { get; init; }
}
