using System.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>What the instance retains after a full collection.</summary>
[ApiController]
[AllowAnonymous]
[Route("bench/memory")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class MemoryController : ControllerBase
{
    private const int Collections = 3;

    [HttpPost]
    public ActionResult<RetainedMemory> Measure()
    {
        for (var n = 0; n < Collections; n++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return Ok(new RetainedMemory(GC.GetTotalMemory(forceFullCollection: true)));
    }
}

/// <param name="Bytes">Of the managed heap.</param>
public sealed record RetainedMemory(long Bytes);
