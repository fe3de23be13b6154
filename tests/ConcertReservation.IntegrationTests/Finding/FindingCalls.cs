using System.Net;

namespace ConcertReservation.IntegrationTests.Finding;

/// <summary>What an operator does who looks for a reservation.</summary>
internal static class FindingCalls
{
    public static Task<Answer> FindAsync(this Person staff, string q, string filter = "") =>
        staff.Client.GetAsync($"/admin/reservations?q={Uri.EscapeDataString(q)}{filter}");

    public static async Task<IReadOnlyList<Guid>> FindIdsAsync(this Person staff, string q, string filter = "") =>
        (await staff.FindAsync(q, filter)).ShouldBe(HttpStatusCode.OK).Ids();

    public static IReadOnlyList<Guid> Ids(this Answer answer) =>
        [.. answer.Items("items").Select(item => item["reservationId"]!.GetValue<Guid>())];

    public static async Task<Answer> StoryAsync(this Person staff, Guid reservationId) =>
        (await staff.Client.GetAsync($"/admin/reservations/{reservationId}")).ShouldBe(HttpStatusCode.OK);

    public static async Task<IReadOnlyList<string>> KindsAsync(this Person staff, Guid reservationId) =>
        [.. (await staff.StoryAsync(reservationId)).Items("history").Select(step => step["kind"]!.GetValue<string>())];

    public static Task<Answer> RefundForAsync(
        this Person staff,
        Guid reservationId,
        long[]? seatIds = null,
        string reason = "She called.",
        int instance = 0
    ) => staff.At(instance).PostAsync($"/admin/reservations/{reservationId}/refund", Body(reason, seatIds));

    private static object Body(string reason, long[]? seatIds) =>
        seatIds is null ? new { reason } : new { reason, seatIds };

    public static Task RenameAsync(this Person person, string name) =>
        person.Service.Sql.ExecuteAsync("UPDATE accounts SET name = $2 WHERE id = $1", person.UserId, name);
}
