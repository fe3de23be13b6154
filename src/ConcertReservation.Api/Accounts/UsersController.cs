using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/users")]
[Tags("Accounts")]
public sealed class UsersController(AccountFacade accounts) : ControllerBase
{
    /// <summary>Get the caller's account.</summary>
    [HttpGet("me")]
    public Task<OwnAccountResult> GetAccount(CancellationToken ct) => accounts.FindAsync(User.Id(), ct);

    /// <summary>Change the caller's name, or the language of the mails to the caller.</summary>
    [HttpPatch("me")]
    public Task<OwnAccountResult> ChangeAccount(ChangeAccountRequest request, CancellationToken ct) =>
        accounts.ChangeAsync(User.Id(), request.Name, request.Language, ct);
}
