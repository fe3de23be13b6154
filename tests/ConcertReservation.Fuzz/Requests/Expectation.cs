namespace ConcertReservation.Fuzz.Requests;

/// <summary>What the response must be. A request that may be valid expects nothing.</summary>
internal readonly record struct Expectation(bool IsRefusal, int? Status)
{
    public static Expectation Anything { get; }

    public static Expectation Refusal { get; } = new(IsRefusal: true, Status: null);

    public static Expectation RefusalWith(int status) => new(IsRefusal: true, status);

    public static Expectation RefusalIf(bool certain) => certain ? Refusal : Anything;
}
