using Microsoft.AspNetCore.Authorization;

namespace ConcertReservation.Api.Accounts;

/// <summary>
/// What costs a place in the line, a seat or money: customers and operators may call. An account of a door or of the box
/// office is no customer, also by accident.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BuyersOnlyAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "Buyers";
}
