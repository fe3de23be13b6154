namespace ConcertReservation.IntegrationTests.Operators;

internal static class DoorPaths
{
    public static string DoorList(this ConcertOnSale concert) =>
        $"/admin/performances/{concert.PerformanceId}/door-list";

    public static string Admissions(this ConcertOnSale concert) =>
        $"/admin/performances/{concert.PerformanceId}/admissions";
}
