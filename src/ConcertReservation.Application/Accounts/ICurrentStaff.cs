using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Accounts;

/// <summary>The account of the staff that sent the request.</summary>
public interface ICurrentStaff
{
    /// <summary>False for a gate account that is bound to other performances.</summary>
    bool MayAdmitTo(long performanceId);
}

public static class CurrentStaffChecks
{
    /// <summary>Refuses with <c>forbidden</c> a gate account that is bound to other performances.</summary>
    public static void EnsureMayAdmitTo(this ICurrentStaff staff, long performanceId)
    {
        if (!staff.MayAdmitTo(performanceId))
            throw new DomainException(ErrorCode.Forbidden, "This account works at the doors of other performances.");
    }
}
