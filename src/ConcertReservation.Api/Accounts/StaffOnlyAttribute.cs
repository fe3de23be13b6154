using System.Security.Claims;
using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ConcertReservation.Api.Accounts;

/// <summary>
/// Only the staff may call: operators always, other roles where they are named. The attribute of an action replaces that
/// of its controller.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StaffOnlyAttribute(params Role[] others) : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "Staff";

    /// <summary>The roles that may call.</summary>
    public IReadOnlyList<Role> AllowedRoles { get; } = [Role.Operator, .. others];

    /// <summary>The policy: the last attribute of the endpoint decides, which is that of the action.</summary>
    internal static bool Allows(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http
        && http.GetEndpoint()?.Metadata.GetMetadata<StaffOnlyAttribute>() is { } attribute
        && attribute.AllowedRoles.Any(role => IsIn(context.User, role));

    private static bool IsIn(ClaimsPrincipal user, Role role) => user.IsInRole(role.ToString());
}
