using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>
/// The staff of a door signs in while an operator changes the account: the session starts with the rights after the
/// change, or not at all. The password was verified before.
/// </summary>
public sealed class DoorSignInTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const string Password = "correct horse";
    private const string Account = "%FROM accounts%FOR SHARE%";

    [Fact]
    public async Task SignIn_WhileTheRoleChanges_HasTheNewRole()
    {
        var (staff, email, path) = await GateAsync();

        var (changed, signedIn) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.At(0).PatchAsync(path, new { role = "box_office" }),
            () => SignInAsync(email),
            Account
        );

        changed.ShouldBe(HttpStatusCode.OK);
        var client = service.Client(1).With(signedIn.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
        // A gate may not search.
        (await client.GetAsync("/admin/reservations")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WhileTheAccountIsRemoved_IsRefused()
    {
        var (staff, email, path) = await GateAsync();

        var (removed, signedIn) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.At(0).DeleteAsync(path),
            () => SignInAsync(email),
            Account
        );

        removed.ShouldBe(HttpStatusCode.NoContent);
        signedIn.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    private async Task<(Person Staff, string Email, string Path)> GateAsync()
    {
        var staff = await service.Crowd.OperatorAsync();
        var email = $"gate{Guid.CreateVersion7(service.Clock.GetUtcNow()):N}@test.example";
        var body = new
        {
            email,
            name = "Door",
            password = Password,
            role = "gate",
        };
        var added = (await staff.Client.PostAsync("/admin/staff", body)).ShouldBe(HttpStatusCode.Created);
        return (staff, email, $"/admin/staff/{added.Get<Guid>("userId")}");
    }

    private Task<Answer> SignInAsync(string email) =>
        service.Client(1).PostAsync("/auth/sign-in", new { email, password = Password });
}
