using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/staff")]
[Tags("Operators")]
public sealed class StaffController(StaffFacade staff) : ControllerBase
{
    /// <summary>List the accounts that work here, newest first.</summary>
    [HttpGet]
    public Task<Page<StaffResult>> ListStaff([FromQuery] PageQuery page, CancellationToken ct) =>
        staff.ListAsync(page.ToRequest(), ct);

    /// <summary>Get an account that works here.</summary>
    /// <param name="userId">The account.</param>
    [HttpGet("{userId}")]
    [Refuses(ErrorCode.StaffNotFound)]
    public Task<StaffResult> GetStaff(Guid userId, CancellationToken ct) => staff.FindAsync(userId, ct);

    /// <summary>Create an account that works here. An e-mail address of a customer is taken.</summary>
    [HttpPost]
    [ProducesResponseType<StaffResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.EmailTaken)]
    public async Task<IActionResult> AddStaff(AddStaffRequest request, CancellationToken ct)
    {
        var added = await staff.AddAsync(request.ToCommand(), ct);
        return Created(ApiRoutes.Staff(added.UserId), added);
    }

    /// <summary>Change the name, the role or the performances of an account. Another role ends its sessions.</summary>
    /// <param name="userId">The account.</param>
    [HttpPatch("{userId}")]
    [Refuses(ErrorCode.StaffNotFound, ErrorCode.LastOperator)]
    public Task<StaffResult> ChangeStaff(Guid userId, ChangeStaffRequest request, CancellationToken ct) =>
        staff.ChangeAsync(userId, request.ApplyTo, ct);

    /// <summary>Remove an account: its sessions end, and its e-mail address is free again.</summary>
    /// <param name="userId">The account.</param>
    [HttpDelete("{userId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.StaffNotFound, ErrorCode.LastOperator)]
    public async Task<IActionResult> RemoveStaff(Guid userId, CancellationToken ct)
    {
        await staff.RemoveAsync(userId, ct);
        return NoContent();
    }

    /// <summary>Switch off the authenticator of a colleague who has lost it. Does nothing without one.</summary>
    /// <param name="userId">The account.</param>
    [HttpDelete("{userId}/authenticator")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.StaffNotFound)]
    public async Task<IActionResult> RemoveStaffAuthenticator(Guid userId, CancellationToken ct)
    {
        await staff.RemoveAuthenticatorAsync(userId, ct);
        return NoContent();
    }
}
