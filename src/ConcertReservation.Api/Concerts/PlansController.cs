using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/plans")]
[Tags("Operators")]
public sealed class PlansController : ControllerBase
{
    /// <summary>Check a seat plan, as JSON or as a CSV file. Nothing is stored.</summary>
    /// <remarks>
    /// A CSV file is UTF-8 with the columns `section,row,seat,price[,kind]` and one line for each seat; `kind` is
    /// `seat`, `accessible` or `standing`. A line of the kind `standing` is a whole standing area: its `seat` is the
    /// number of places. The response is the plan as a performance takes it; errors of a file are named `line 12`.
    /// </remarks>
    // Without a permit: a file arrives slowly, and no request needs the database.
    [HttpPost("validation")]
    [Consumes("application/json", PlanCsvInputFormatter.MediaType)]
    [RequestSizeLimit(BodySizeLimit.PlanBytes)]
    [OutsideOverloadGuard]
    public PlanDocument ValidatePlan(PlanDocument request) => PlanDocument.Of(request.ToSeatPlan());
}
