namespace ConcertReservation.Bench.Inside;

/// <summary>Of which action of the API this bare one is the limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitOfAttribute(string controller, string action) : Attribute
{
    public string Controller { get; } = controller;

    public string Action { get; } = action;
}
