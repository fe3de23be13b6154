namespace ConcertReservation.Testing.Api;

/// <summary>Sign-up and sign-in, for set-up: each throws when the service refuses it.</summary>
public static class AccountCalls
{
    /// <returns>The id of the new user.</returns>
    public static async Task<Guid> SignUpAsync(
        this ApiClient client,
        string email,
        string password,
        string name,
        CancellationToken ct = default
    )
    {
        var account = new
        {
            email,
            password,
            name,
        };
        return (await client.PostAsync("/auth/sign-up", account, ct)).EnsureSuccess().Get<Guid>("userId");
    }

    /// <returns>The client with the access token.</returns>
    public static async Task<ApiClient> SignInAsync(
        this ApiClient client,
        string email,
        string password,
        CancellationToken ct = default
    )
    {
        var signedIn = await client.PostAsync("/auth/sign-in", new { email, password }, ct);
        return client.With(signedIn.EnsureSuccess().Get<string>("accessToken"));
    }
}
