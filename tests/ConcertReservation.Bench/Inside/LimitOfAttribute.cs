namespace ConcertReservation.Bench.Inside;

/// <summary>The action of the API for which this bare action is the limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitOfAttribute(string controller, string action) : Attribute
{
    public string Controller { get; } = controller;

    public string Action { get; } = action;
}
