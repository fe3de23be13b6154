using System.Globalization;
using System.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>How long this process has spent on compiling, in milliseconds of all its threads together.</summary>
[ApiController]
[AllowAnonymous]
[Route("bench/compilation")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class CompilationController : ControllerBase
{
    [HttpGet]
    public ContentResult Look() =>
        Content(
            JitInfo.GetCompilationTime(currentThread: false).TotalMilliseconds.ToString(CultureInfo.InvariantCulture)
        );
}
