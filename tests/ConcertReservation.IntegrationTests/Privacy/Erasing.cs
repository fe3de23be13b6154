using System.Net.Http.Json;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Privacy;

internal static class Erasing
{
    /// <summary>Erases the account of a person who has signed in with a password.</summary>
    public static Task<Answer> EraseAsync(
        this ApiClient client,
        string query = "",
        string password = Account.Password
    ) => client.SendAsync(HttpMethod.Delete, $"/users/me{query}", JsonContent.Create(new { password }));

    /// <summary>A customer with a password.</summary>
    public static async Task<Person> CustomerWithPasswordAsync(this Service service, long balance = 0)
    {
        var person = await (await Account.SignUpAsync(service)).SignInAsync();
        if (balance > 0)
            (await person.Client.PostAsync("/balance/charges", new { amount = balance })).EnsureSuccess();
        return person;
    }
}
