namespace ConcertReservation.UnitTests.Builders;

/// <summary>
/// Objects with the values that most tests need: <c>A.Seat()</c>, <c>A.Line()</c>, one user at one time.
/// </summary>
internal static partial class A
{
    public const long ConcertId = 7;
    public const long PerformanceId = 70;

    public static readonly DateTimeOffset Now = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    public static readonly Guid User = Id(1);
    public static readonly Guid SomeoneElse = Id(2);

    public static Guid Id(int number) => new(number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    public static DateTimeOffset After(double seconds) => Now + TimeSpan.FromSeconds(seconds);
}
