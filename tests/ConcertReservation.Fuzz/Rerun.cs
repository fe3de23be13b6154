using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Verdicts;

namespace ConcertReservation.Fuzz;

/// <summary>Sends one request of a run alone and shows what came back.</summary>
internal sealed class Rerun(Recipe recipe, Sender sender, int seed)
{
    public async Task<Func<int>> ShowAsync(int number, CancellationToken ct)
    {
        var request = recipe.Make(number);
        var answer = await sender.SendAsync(request, ct);
        var fault = Verdict.Of(request, answer);
        return () =>
        {
            Console.WriteLine(Reproduction.Of(request, seed));
            Console.WriteLine(answer is null ? "no answer" : $"{answer.Status} {answer.ContentType}");
            Console.WriteLine(answer?.Body ?? "");
            Console.WriteLine(fault ?? "as it should be");
            return fault is null ? 0 : 1;
        };
    }
}
