namespace ConcertReservation.Api.Http;

internal static class ApiRoutes
{
    public const string Base = "api/v1";
    public const string Concert = Base + "/concerts/{concertId}";
    public const string AdminConcert = Base + "/admin/concerts/{concertId}";
    public const string AdminPerformance = AdminConcert + "/performances/{performanceId}";

    public static string Concerts(long concertId) => $"/{Base}/concerts/{concertId}";

    public static string AdminConcerts(long concertId) => $"/{Base}/admin/concerts/{concertId}";

    /// <summary>Where the answer to its creation can be read: a draft is only there for operators.</summary>
    public static string ConcertOf(long concertId, bool isDraft) =>
        isDraft ? AdminConcerts(concertId) : Concerts(concertId);

    public static string QueueToken(long concertId) => $"{Concerts(concertId)}/queue-token";

    public static string Seats(long concertId, long performanceId) =>
        $"{Concerts(concertId)}/performances/{performanceId}/seats";

    public static string Cancellation(long concertId) => $"/{Base}/admin/concerts/{concertId}/cancellation";

    public static string Cancellation(long concertId, long performanceId) =>
        $"/{Base}/admin/concerts/{concertId}/performances/{performanceId}/cancellation";

    public static string Reservation(Guid reservationId) => $"/{Base}/reservations/{reservationId}";

    public static string AdminReservation(Guid reservationId) => $"/{Base}/admin/reservations/{reservationId}";

    public static string IssuedTicket(Guid reservationId) => $"/{Base}/admin/reservations/{reservationId}/ticket";

    public static string Payment(Guid paymentId) => $"/{Base}/payments/{paymentId}";

    public static string Charge(Guid chargeId) => $"/{Base}/balance/charges/{chargeId}";

    public static string Staff(Guid userId) => $"/{Base}/admin/staff/{userId}";

    public const string BalanceEntries = "/" + Base + "/balance/entries";
    public const string Me = "/" + Base + "/users/me";
}
