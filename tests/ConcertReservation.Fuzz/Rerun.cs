using ConcertReservation.Fuzz.Checks;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz;

/// <summary>Sends one request of a run alone and shows the response.</summary>
internal sealed class Rerun(RequestGenerator generator, Sender sender, int seed)
{
    public async Task<Func<int>> ShowAsync(int number, CancellationToken ct)
    {
        var request = generator.Make(number);
        var response = await sender.SendAsync(request, ct);
        var fault = ResponseCheck.Of(request, response);
        return () =>
        {
            Console.WriteLine(Reproduction.Of(request, seed));
            Console.WriteLine(response is null ? "no response" : $"{response.Status} {response.ContentType}");
            Console.WriteLine(response?.Body ?? "");
            Console.WriteLine(fault ?? "no failure");
            return fault is null ? 0 : 1;
        };
    }
}
