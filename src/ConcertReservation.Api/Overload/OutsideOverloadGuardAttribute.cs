namespace ConcertReservation.Api.Overload;

/// <summary>
/// Bypasses the overload guard. The endpoint normally needs no connection, or shares one with many requests; when it
/// does need one, it acquires a permit through <c>IOverloadGuard</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OutsideOverloadGuardAttribute : Attribute;
