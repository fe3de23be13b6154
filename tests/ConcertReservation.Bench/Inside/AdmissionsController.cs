using ConcertReservation.Application.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>One tick of the admission worker, for one line, on demand and with the time it took.</summary>
[ApiController]
[AllowAnonymous]
[Route("bench/admissions")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class AdmissionsController(AdmissionFacade admission, TimeProvider time) : ControllerBase
{
    [HttpPost("{concertId}")]
    public async Task<TimedAdmission> Admit(long concertId, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        await admission.ListBusyLinesAsync(ct);
        var admitted = await admission.AdmitAsync(concertId, ct);
        return new TimedAdmission(admitted, time.GetElapsedTime(start).TotalMilliseconds);
    }
}

/// <param name="Admitted">How many customers were admitted.</param>
/// <param name="Milliseconds">From reading which lines are busy to the commit.</param>
public sealed record TimedAdmission(int Admitted, double Milliseconds);
