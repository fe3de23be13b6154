using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>Which roles may call which operation of the staff. A new operation needs a row.</summary>
public sealed class RolesTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Staff = "/admin/staff/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01";
    private const string Concert = "/admin/concerts/999999";
    private const string Operators = "operator";
    private const string Reservation = "/admin/reservations/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01";
    private const string BoxOffice = "operator box_office";
    private const string Doors = "operator gate box_office";

    private static readonly string[] AllRoles = ["operator", "gate", "box_office"];

    public static TheoryData<string, string, string> Operations { get; } =
        new()
        {
            { "GET", "/admin/concerts", Operators },
            { "POST", "/admin/concerts", Operators },
            { "GET", Concert, Operators },
            { "PATCH", Concert, Operators },
            { "GET", $"{Concert}/performances/999999", Operators },
            { "POST", $"{Concert}/performances", Operators },
            { "GET", $"{Concert}/queue-policy", Operators },
            { "PATCH", $"{Concert}/queue-policy", Operators },
            { "PUT", $"{Concert}/queue-policy", Operators },
            { "GET", $"{Concert}/history", Operators },
            { "GET", $"{Concert}/stats", Operators },
            { "GET", $"{Concert}/stats/events", Operators },
            { "GET", $"{Concert}/reservations.csv", Operators },
            { "POST", $"{Concert}/cancellation", Operators },
            { "GET", $"{Concert}/cancellation", Operators },
            { "GET", $"{Concert}/cancellation/events", Operators },
            { "POST", $"{Concert}/performances/999999/cancellation", Operators },
            { "GET", $"{Concert}/performances/999999/cancellation", Operators },
            { "GET", $"{Concert}/performances/999999/cancellation/failures", Operators },
            { "POST", "/admin/plans/validation", Operators },
            { "POST", $"{Concert}/publication", Operators },
            { "POST", $"{Concert}/copies", Operators },
            { "DELETE", Concert, Operators },
            { "PATCH", $"{Concert}/performances/999999", Operators },
            { "POST", $"{Concert}/messages", Operators },
            { "POST", "/admin/reservations/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01/mail", "operator box_office" },
            { "POST", "/admin/check-ins", Doors },
            { "DELETE", "/admin/check-ins/x", Doors },
            { "POST", "/admin/code-readings", Doors },
            { "GET", "/admin/performances/999999/admissions", Doors },
            { "GET", "/admin/performances/999999/door-list", Doors },
            { "POST", "/admin/performances/999999/door-list/admissions", Doors },
            { "GET", "/admin/reservations", BoxOffice },
            { "GET", Reservation, BoxOffice },
            { "POST", $"{Reservation}/refund", BoxOffice },
            { "GET", $"{Concert}/performances/999999/seat-plan", BoxOffice },
            { "GET", $"{Concert}/performances/999999/seat-states", BoxOffice },
            { "PUT", $"{Concert}/performances/999999/seat-blocks", Operators },
            { "DELETE", $"{Concert}/performances/999999/seat-blocks", Operators },
            { "POST", $"{Concert}/performances/999999/issues", BoxOffice },
            { "GET", $"{Reservation}/ticket", BoxOffice },
            { "GET", $"{Reservation}/tickets/x.svg", BoxOffice },
            { "GET", "/admin/performances/999999/settlement", Operators },
            { "GET", "/admin/performances/999999/settlement.csv", Operators },
            { "GET", "/admin/staff", Operators },
            { "POST", "/admin/staff", Operators },
            { "GET", Staff, Operators },
            { "PATCH", Staff, Operators },
            { "DELETE", Staff, Operators },
            { "DELETE", $"{Staff}/authenticator", Operators },
            { "GET", "/admin/security-events", Operators },
            { "GET", "/admin/charges/discrepancies", Operators },
            { "GET", "/admin/audit", Operators },
            { "GET", "/admin/invariants", Operators },
        };

    /// <summary>What costs a place in the line, a seat or money.</summary>
    public static TheoryData<string, string> Purchases { get; } =
        new()
        {
            { "POST", "/concerts/999999/queue-token" },
            { "GET", "/concerts/999999/performances" },
            { "GET", "/concerts/999999/availability" },
            { "GET", "/concerts/999999/performances/999999/seats" },
            { "GET", "/concerts/999999/performances/999999/seat-states" },
            { "GET", "/concerts/999999/performances/999999/seat-states/events" },
            { "POST", "/concerts/999999/reservations" },
            { "POST", "/reservations/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01/payment" },
            { "POST", "/balance/charges" },
        };

    [Theory, MemberData(nameof(Operations))]
    public async Task AnyCall_ByEachRole_IsForbiddenUnlessTheTableNamesTheRole(string method, string path, string roles)
    {
        foreach (var role in AllRoles)
        {
            var person = await service.Crowd.StaffAsync(role);

            var answer = await person.Client.SendAsync(new HttpMethod(method), path, Body(method));

            if (roles.Split(' ').Contains(role))
                answer.Status.Should().NotBe(HttpStatusCode.Forbidden, "{0} may call {1} {2}", role, method, path);
            else
                answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public void Table_OfAllOperations_HasEachRouteUnderAdmin()
    {
        var routes = service
            .Hosts[0]
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText!.StartsWith("api/v1/admin", StringComparison.OrdinalIgnoreCase)
            )
            .ToList();

        routes.Should().HaveCountGreaterThan(20);
        foreach (var route in routes)
        foreach (var method in MethodsOf(route))
            Operations
                .Should()
                .Contain(
                    row => IsOf(route, method, (string)row[0], (string)row[1]),
                    $"{method} {route.RoutePattern.RawText}"
                );
    }

    [Theory, MemberData(nameof(Purchases))]
    public async Task Purchase_ByStaffOfTheDoors_IsForbidden(string method, string path)
    {
        foreach (var role in new[] { "gate", "box_office" })
        {
            var person = await service.Crowd.StaffAsync(role);

            var answer = await person.Client.SendAsync(new HttpMethod(method), path, Body(method));

            answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory, MemberData(nameof(Purchases))]
    public async Task Purchase_ByACustomerOrAnOperator_IsNotForbidden(string method, string path)
    {
        foreach (var person in new[] { await service.Crowd.CustomerAsync(), await service.Crowd.OperatorAsync() })
        {
            var answer = await person.Client.SendAsync(new HttpMethod(method), path, Body(method));

            answer.Status.Should().NotBe(HttpStatusCode.Forbidden);
        }
    }

    private static IEnumerable<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(method => method != "HEAD");

    private static bool IsOf(RouteEndpoint route, string method, string rowMethod, string rowPath)
    {
        if (method != rowMethod)
            return false;
        var parts = route.RoutePattern.RawText!.Split('/').Skip(2).ToArray();
        var own = rowPath.TrimStart('/').Split('/');
        return parts.Length == own.Length
            && parts.Zip(own).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private static StringContent? Body(string method) =>
        method == "GET" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
}
