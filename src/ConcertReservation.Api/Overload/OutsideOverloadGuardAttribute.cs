namespace ConcertReservation.Api.Overload;

/// <summary>
/// As a rule this needs no connection, or shares one with many others: it must not wait behind those who do, and takes
/// its turn itself when it needs one after all.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OutsideOverloadGuardAttribute : Attribute;
