using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>Accounts that work here, and what a change of their rights ends.</summary>
public sealed class StaffTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const string Password = "correct horse";
    private static int s_count;

    [Fact]
    public async Task Add_Gate_CanSignInAndHasItsRole()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var email = NextEmail();

        var added = await AddAsync(email, "gate", concert.PerformanceId);

        added
            .ShouldBe(HttpStatusCode.Created)
            .Json.ShouldHaveFields("userId", "email", "name", "role", "performanceIds");
        added.Get<string>("role").Should().Be("gate");
        var me = await (await SignInAsync(email)).GetAsync("/users/me");
        me.ShouldBe(HttpStatusCode.OK).Get<string>("role").Should().Be("gate");
        me.Items("performanceIds").Single()!.GetValue<long>().Should().Be(concert.PerformanceId);
        (await (await OperatorAsync()).GetAsync($"/admin/staff/{added.Get<Guid>("userId")}"))
            .Get<string>("email")
            .Should()
            .Be(email);
    }

    [Fact]
    public async Task Add_Location_LeadsToTheAccount()
    {
        var added = await AddAsync(NextEmail(), "box_office");

        added.Headers.Location!.OriginalString.Should().EndWith($"/api/v1/admin/staff/{added.Get<Guid>("userId")}");
        added.Get<string>("role").Should().Be("box_office");
    }

    [Fact]
    public async Task List_ByPages_HasEveryAccountOfTheStaffOnce()
    {
        var added = (await AddAsync(NextEmail(), "gate")).Get<Guid>("userId");
        var customer = await service.Crowd.CustomerAsync();
        var operators = await OperatorAsync();

        var ids = new List<Guid>();
        var cursor = "";
        while (cursor is not null)
        {
            var page = (await operators.GetAsync($"/admin/staff?limit=2&cursor={cursor}")).ShouldBe(HttpStatusCode.OK);
            ids.AddRange(page.Items("items").Select(item => item!["userId"]!.GetValue<Guid>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }

        ids.Should().OnlyHaveUniqueItems().And.Contain(added).And.NotContain(customer.UserId);
    }

    [Fact]
    public async Task Add_EmailOfACustomer_IsTakenAndTheCustomerStaysOne()
    {
        var customer = await service.Crowd.CustomerAsync();

        var added = await AddAsync(customer.Email.ToUpperInvariant(), "operator");

        added.ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
        (await customer.Client.GetAsync("/users/me")).Get<string>("role").Should().Be("customer");
    }

    [Theory]
    [InlineData("""{"role":"customer"}""", "role")]
    [InlineData("""{"role":"boss"}""", "role")]
    [InlineData("""{"role":null}""", "role")]
    [InlineData("""{"role":1}""", "role")]
    [InlineData("""{"name":"\u3164"}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"performanceIds":null}""", "performanceIds")]
    [InlineData("""{"performanceIds":[999999]}""", "performanceIds")]
    [InlineData("""{"performanceIds":["1"]}""", "performanceIds")]
    [InlineData("""{"role":"operator","performanceIds":[1]}""", "performanceIds")]
    [InlineData("""{"email":"other@test.example"}""", "email")]
    [InlineData("""{"password":"another horse"}""", "password")]
    public async Task Change_WrongValue_IsRefusedAndChangesNothing(string body, string field)
    {
        var added = await AddAsync(NextEmail(), "gate");
        var path = $"/admin/staff/{added.Get<Guid>("userId")}";
        var operators = await OperatorAsync();

        var answer = await operators.SendAsync(HttpMethod.Patch, path, Json(body));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        answer["errors"]!
            .AsObject()
            .Select(error => error.Key)
            .Should()
            .Contain(key => key.StartsWith(field, StringComparison.Ordinal));
        (await operators.GetAsync(path)).Text.Should().Be(added.Text);
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("nothing")]
    public async Task Add_RoleThatNoOperatorMayGive_IsRefused(string role) =>
        (await AddAsync(NextEmail(), role)).ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task Change_Role_EndsTheSessionsOnEveryInstanceWithinASecond()
    {
        var email = NextEmail();
        var userId = (await AddAsync(email, "operator")).Get<Guid>("userId");
        var client = await SignInAsync(email);
        (await client.GetAsync("/admin/staff")).ShouldBe(HttpStatusCode.OK);

        var changed = await PatchAsync(userId, new { role = "gate" });

        changed.ShouldBe(HttpStatusCode.OK).Get<string>("role").Should().Be("gate");
        await ShouldBeSignedOutAsync(client.AccessToken!);
        (await (await SignInAsync(email)).GetAsync("/admin/staff")).ShouldBeProblem(
            HttpStatusCode.Forbidden,
            "forbidden"
        );
    }

    [Fact]
    public async Task Change_Name_KeepsTheSessions()
    {
        var email = NextEmail();
        var userId = (await AddAsync(email, "gate")).Get<Guid>("userId");
        var client = await SignInAsync(email);

        (await PatchAsync(userId, new { name = "  새  이름 " })).Get<string>("name").Should().Be("새 이름");

        (await client.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK).Get<string>("name").Should().Be("새 이름");
        (await EndedAsync(userId)).Should().Be(0);
    }

    [Fact]
    public async Task Change_PerformancesOfAGate_EndsTheSessions()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var email = NextEmail();
        var userId = (await AddAsync(email, "gate")).Get<Guid>("userId");
        await SignInAsync(email);

        (await PatchAsync(userId, new { performanceIds = new[] { concert.PerformanceId } })).ShouldBe(
            HttpStatusCode.OK
        );

        (await EndedAsync(userId)).Should().Be(1);
    }

    [Fact]
    public async Task Change_BoundGateToAnotherRole_IsBoundNoMore()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var userId = (await AddAsync(NextEmail(), "gate", concert.PerformanceId)).Get<Guid>("userId");

        var changed = await PatchAsync(userId, new { role = "box_office" });

        changed.ShouldBe(HttpStatusCode.OK).Items("performanceIds").Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_Account_CanNoLongerSignInAndFreesItsAddress()
    {
        var email = NextEmail();
        var userId = (await AddAsync(email, "box_office")).Get<Guid>("userId");
        var client = await SignInAsync(email);

        var removed = await (await OperatorAsync()).DeleteAsync($"/admin/staff/{userId}");

        removed.ShouldBe(HttpStatusCode.NoContent);
        await ShouldBeSignedOutAsync(client.AccessToken!);
        (await service.Client().PostAsync("/auth/sign-in", new { email, password = Password })).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
        (await (await OperatorAsync()).GetAsync($"/admin/staff/{userId}")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "staff_not_found"
        );
        (await AddAsync(email, "gate")).ShouldBe(HttpStatusCode.Created).Get<Guid>("userId").Should().NotBe(userId);
    }

    [Fact]
    public async Task Remove_Customer_IsNotFound()
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await (await OperatorAsync()).DeleteAsync($"/admin/staff/{customer.UserId}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "staff_not_found");
        (await customer.Client.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Audit_OfStaff_NamesTheOperatorAndNoPassword()
    {
        var userId = (await AddAsync(NextEmail(), "gate")).Get<Guid>("userId");

        var audit = await (await OperatorAsync()).GetAsync("/admin/audit");

        var entry = audit.Items("items").First(item => item!["target"]!.GetValue<string>() == $"staff/{userId}")!;
        entry["action"]!.GetValue<string>().Should().Be("staff.add");
        entry["operatorName"]!.GetValue<string>().Should().Be("Someone");
        entry["after"]!["role"]!.GetValue<string>().Should().Be("gate");
        entry.ToJsonString().Should().NotContain(Password);
    }

    [Fact]
    public async Task Add_RepeatedWithTheKey_CreatesOneAccount()
    {
        var operators = (await OperatorAsync()).WithKey("staff-once");
        var body = new
        {
            email = NextEmail(),
            name = "Door",
            password = Password,
            role = "gate",
        };

        var (first, second) = (
            await operators.PostAsync("/admin/staff", body),
            await operators.PostAsync("/admin/staff", body)
        );

        first.ShouldBe(HttpStatusCode.Created);
        second.ShouldBe(HttpStatusCode.Created).Text.Should().Be(first.Text);
    }

    private async Task<ApiClient> OperatorAsync() => (await service.Crowd.OperatorAsync()).Client;

    private static string NextEmail() => $"staff{Interlocked.Increment(ref s_count)}@test.example";

    private async Task<Answer> AddAsync(string email, string role, params long[] performanceIds) =>
        await (await OperatorAsync()).PostAsync(
            "/admin/staff",
            new
            {
                email,
                name = "Door",
                password = Password,
                role,
                performanceIds,
            }
        );

    private async Task<Answer> PatchAsync(Guid userId, object body) =>
        await (await OperatorAsync()).PatchAsync($"/admin/staff/{userId}", body);

    private async Task<ApiClient> SignInAsync(string email)
    {
        var session = await service.Client().PostAsync("/auth/sign-in", new { email, password = Password });
        return service.Client().With(session.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
    }

    private Task<long> EndedAsync(Guid userId) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM sessions WHERE user_id = $1 AND ended_at IS NOT NULL",
            userId
        );

    private async Task ShouldBeSignedOutAsync(string accessToken)
    {
        for (var instance = 0; instance < 2; instance++)
        {
            var client = service.Client(instance).With(accessToken);
            await Eventually.Is(
                async () => (await client.GetAsync("/users/me")).Status == HttpStatusCode.Unauthorized,
                "every instance has to refuse the tokens of an account whose rights changed"
            );
        }
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
