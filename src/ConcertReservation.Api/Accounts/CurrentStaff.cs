using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>The account of the access token. A change of its rights ends its sessions, so the token is never old.</summary>
internal sealed class CurrentStaff(IHttpContextAccessor http) : ICurrentStaff
{
    public bool MayAdmitTo(long performanceId) =>
        http.HttpContext?.User.PerformanceIds() is not { Count: > 0 } own || own.Contains(performanceId);
}
