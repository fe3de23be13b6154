using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/security-events")]
[Tags("Operators")]
public sealed class SecurityEventsController(SecurityEventFacade events) : ControllerBase
{
    /// <summary>List what happened to the security of accounts, newest first. Kept for 90 days.</summary>
    [HttpGet]
    public Task<Page<SecurityEventResult>> ListSecurityEvents(
        [FromQuery] SecurityEventQuery query,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => events.ListAsync(query.ToFilter(), page.ToRequest(), ct);
}

/// <summary>Which security events.</summary>
public sealed record SecurityEventQuery
{
    /// <summary>Only of the account with this e-mail address, and of requests that named it without an account.</summary>
    /// <example>minji@example.com</example>
    [FromQuery(Name = "email"), TypedText(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>Only of this account.</summary>
    [FromQuery(Name = "userId")]
    public Guid? UserId { get; init; }

    /// <summary>Only of this kind.</summary>
    [FromQuery(Name = "kind")]
    public SecurityEventKind? Kind { get; init; }

    internal SecurityEventFilter ToFilter() => new(Email is null ? null : TypedText.Normalize(Email), UserId, Kind);
}
