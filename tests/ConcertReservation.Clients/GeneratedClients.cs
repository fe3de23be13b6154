using System.Net.Http.Headers;
using ConcertReservation.Testing.People;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace ConcertReservation.Clients;

/// <summary>The generated clients of a person who is signed in.</summary>
internal static class GeneratedClients
{
    public static Tickets.NSwag.TicketClient NSwag(this Service service, Person? person = null) =>
        new(Http(service, person));

    public static Tickets.Kiota.Api.V1.V1RequestBuilder Kiota(this Service service, Person? person = null)
    {
        var http = Http(service, person);
        var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
        {
            BaseUrl = http.BaseAddress!.GetLeftPart(UriPartial.Authority),
        };
        return new Tickets.Kiota.TicketClient(adapter).Api.V1;
    }

    private static HttpClient Http(Service service, Person? person)
    {
        var http = service.Hosts[0].CreateClient();
        if (person is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                person.Client.AccessToken
            );
        return http;
    }
}
