using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>An account that signed up with a password, as new customers do.</summary>
internal sealed record Account(Service Service, string Email)
{
    public const string Password = "correct horse battery";

    private static int s_count;

    public static async Task<Account> SignUpAsync(Service service)
    {
        var account = new Account(service, $"account{Interlocked.Increment(ref s_count)}@test.example");
        var body = new
        {
            email = account.Email,
            password = Password,
            name = "Someone",
        };
        (await service.Client().PostAsync("/auth/sign-up", body)).ShouldBe(HttpStatusCode.Created);
        return account;
    }

    public Task<Answer> TrySignInAsync(string password) =>
        Service.Client().PostAsync("/auth/sign-in", new { email = Email, password });

    /// <summary>A session of its own, from a device with this user agent.</summary>
    public async Task<ApiClient> SignInFromAsync(string userAgent, string password = Password)
    {
        using var http = Service.Hosts[0].CreateClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        var signedIn = await new ApiClient(http).PostAsync("/auth/sign-in", new { email = Email, password });
        return Service.Client().With(signedIn.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
    }

    public async Task<Person> SignInAsync()
    {
        var signedIn = (await TrySignInAsync(Password)).ShouldBe(HttpStatusCode.OK);
        var client = Service.Client().With(accessToken: signedIn.Get<string>("accessToken"));
        var me = await client.GetAsync("/users/me");
        return new Person(me.Get<Guid>("userId"), Email, client, Service);
    }
}
