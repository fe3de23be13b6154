using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Versions;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/queue-policy")]
[Tags("Operators")]
public sealed class QueuePolicyController(QueuePolicyFacade policies) : ControllerBase
{
    /// <summary>Get the policy of a concert's line.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<QueuePolicy> GetQueuePolicy(long concertId, CancellationToken ct) =>
        WithVersion(await policies.FindAsync(concertId, ct));

    /// <summary>Replace the policy of a concert's line. Takes effect within a second on every instance.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPut]
    [AcceptsIfMatch]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<QueuePolicy> ReplaceQueuePolicy(
        long concertId,
        QueuePolicyRequest request,
        CancellationToken ct
    ) => WithVersion(await policies.ChangeAsync(concertId, Request.ExpectedVersion(), _ => request.ToPolicy(), ct));

    /// <summary>Change parts of the policy, such as a pause. Takes effect within a second on every instance.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPatch]
    [AcceptsIfMatch]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<QueuePolicy> ChangeQueuePolicy(
        long concertId,
        ChangeQueuePolicyRequest request,
        CancellationToken ct
    ) => WithVersion(await policies.ChangeAsync(concertId, Request.ExpectedVersion(), request.ApplyTo, ct));

    private QueuePolicy WithVersion(QueuePolicy policy)
    {
        Response.SetVersion(policy.ToVersion());
        return policy;
    }
}
