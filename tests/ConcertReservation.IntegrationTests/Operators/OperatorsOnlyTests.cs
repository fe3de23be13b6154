using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class OperatorsOnlyTests(OneInstance service) : IClassFixture<OneInstance>
{
    public static TheoryData<string, string> Operations { get; } =
        new()
        {
            { "GET", "/admin/reservations" },
            { "GET", "/admin/reservations/0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03" },
            { "POST", "/admin/reservations/0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03/refund" },
            { "GET", "/admin/concerts" },
            { "POST", "/admin/concerts" },
            { "GET", "/admin/concerts/1" },
            { "GET", "/admin/concerts/1/performances/1" },
            { "PATCH", "/admin/concerts/1/performances/1" },
            { "DELETE", "/admin/concerts/1" },
            { "POST", "/admin/concerts/1/publication" },
            { "POST", "/admin/concerts/1/copies" },
            { "POST", "/admin/concerts/1/messages" },
            { "GET", "/admin/concerts/1/history" },
            { "POST", "/admin/concerts/1/performances" },
            { "GET", "/admin/concerts/1/queue-policy" },
            { "PATCH", "/admin/concerts/1/queue-policy" },
            { "PUT", "/admin/concerts/1/queue-policy" },
            { "PATCH", "/admin/concerts/1" },
            { "GET", "/admin/concerts/1/stats" },
            { "GET", "/admin/concerts/1/stats/events" },
            { "GET", "/admin/concerts/1/reservations.csv" },
            { "POST", "/admin/concerts/1/cancellation" },
            { "GET", "/admin/concerts/1/cancellation" },
            { "GET", "/admin/concerts/1/cancellation/events" },
            { "POST", "/admin/concerts/1/performances/1/cancellation" },
            { "GET", "/admin/concerts/1/performances/1/cancellation" },
            { "GET", "/admin/concerts/1/performances/1/cancellation/failures" },
            { "POST", "/admin/check-ins" },
            { "POST", "/admin/code-readings" },
            { "DELETE", "/admin/check-ins/x" },
            { "GET", "/admin/performances/1/admissions" },
            { "GET", "/admin/performances/1/door-list" },
            { "POST", "/admin/performances/1/door-list/admissions" },
            { "POST", "/admin/plans/validation" },
            { "GET", "/admin/concerts/1/performances/1/seat-plan" },
            { "GET", "/admin/concerts/1/performances/1/seat-states" },
            { "PUT", "/admin/concerts/1/performances/1/seat-blocks" },
            { "DELETE", "/admin/concerts/1/performances/1/seat-blocks?seatIds=1" },
            { "POST", "/admin/concerts/1/performances/1/issues" },
            { "GET", "/admin/performances/1/settlement" },
            { "GET", "/admin/performances/1/settlement.csv" },
            { "GET", "/admin/reservations/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01/ticket" },
            { "GET", "/admin/reservations/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01/tickets/x.svg" },
            { "GET", "/admin/security-events" },
            { "GET", "/admin/charges/discrepancies" },
            { "GET", "/admin/staff" },
            { "POST", "/admin/staff" },
            { "GET", "/admin/staff/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01" },
            { "PATCH", "/admin/staff/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01" },
            { "DELETE", "/admin/staff/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01" },
            { "DELETE", "/admin/staff/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01/authenticator" },
            { "POST", "/admin/reservations/0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03/mail" },
        };

    [Theory, MemberData(nameof(Operations))]
    public async Task AnyCall_ByACustomer_IsForbidden(string method, string path)
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await customer.Client.SendAsync(new HttpMethod(method), path, Body(method));

        answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task AnyCall_NotSignedIn_IsUnauthenticated(string method, string path)
    {
        var answer = await service.Client().SendAsync(new HttpMethod(method), path, Body(method));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static StringContent? Body(string method) =>
        method == "GET" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
}
