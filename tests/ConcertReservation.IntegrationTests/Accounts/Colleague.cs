using System.Net;
using OtpNet;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>An account of the staff with a password, and the authenticator app of its owner.</summary>
internal sealed record Colleague(Service Service, Guid UserId, string Email)
{
    public const string Password = "correct horse battery";
    private static int s_count;
    private byte[]? _secret;

    public ApiClient Client { get; private init; } = Service.Client();

    /// <summary>The codes that its owner has written down.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public static async Task<Colleague> HireAsync(Service service, string role = "gate")
    {
        var email = $"colleague{Interlocked.Increment(ref s_count)}@test.example";
        var body = new
        {
            email,
            password = Password,
            name = "박도훈",
            role,
        };
        var operators = (await service.Crowd.OperatorAsync()).Client;
        var added = (await operators.PostAsync("/admin/staff", body)).ShouldBe(HttpStatusCode.Created);
        var client = await service.Client().SignInAsync(email, Password);
        return new Colleague(service, added.Get<Guid>("userId"), email) { Client = client };
    }

    public static async Task<Colleague> WithAuthenticatorAsync(Service service, string role = "gate")
    {
        var colleague = await HireAsync(service, role);
        await colleague.ProposeAsync();
        (await colleague.ConfirmAsync(colleague.Code())).ShouldBe(HttpStatusCode.OK);
        // The code of the confirmation is used.
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        return colleague;
    }

    public async Task<Answer> ProposeAsync()
    {
        var proposed = await Client.PostAsync("/users/me/authenticator");
        if (proposed.Status == HttpStatusCode.OK)
            _secret = Base32Encoding.ToBytes(proposed.Get<string>("secret"));
        return proposed;
    }

    public async Task<Answer> ConfirmAsync(string code)
    {
        var confirmed = await Client.PostAsync("/users/me/authenticator/confirm", new { code });
        if (confirmed.Status == HttpStatusCode.OK)
            RecoveryCodes = [.. confirmed.Items("recoveryCodes").Select(item => item.GetValue<string>())];
        return confirmed;
    }

    /// <summary>What the app shows.</summary>
    /// <param name="steps">How many steps of 30 seconds the phone is ahead.</param>
    public string Code(int steps = 0) =>
        new Totp(_secret!).ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));

    /// <summary>Six digits that are none of the codes around now.</summary>
    public string WrongCode()
    {
        var right = Enumerable.Range(-2, 5).Select(Code).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, 10).Select(i => $"00000{i}").First(code => !right.Contains(code));
    }

    public Task<Answer> SignInAsync(string? code, string password = Password, int instance = 0)
    {
        object body = code is null
            ? new { email = Email, password }
            : new
            {
                email = Email,
                password,
                code,
            };
        return Service.Client(instance).PostAsync("/auth/sign-in", body);
    }

    public Task<Answer> RemoveAsync(string code) =>
        Client.SendAsync(
            HttpMethod.Delete,
            "/users/me/authenticator",
            System.Net.Http.Json.JsonContent.Create(new { code })
        );

    public Task<Answer> StateAsync() => Client.GetAsync("/users/me/authenticator");
}
