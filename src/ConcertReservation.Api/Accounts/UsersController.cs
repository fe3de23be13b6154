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
}
