using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Journal;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>
/// After the storm: what has no answer is asked again until it has one, and so is everything that ever was in doubt
/// and a sample of the rest, because a key must still give its first answer.
/// </summary>
internal sealed class Aftermath(FrontDoor door, Diary diary, int seed)
{
    private const double Sample = 0.1;
    private const int AtOnce = 16;
    private const int MostTries = 60;

    public Task SettleAsync(CancellationToken ct)
    {
        var random = new Random(seed);
        var again = diary.Deeds.Where(deed => IsAskedAgain(deed, random)).ToList();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        return Parallel.ForEachAsync(again, limit, AskAsync);
    }

    // Of those that are answered, only kept answers: whoever was turned back might succeed now.
    private static bool IsAskedAgain(Deed deed, Random random) =>
        deed.IsUndecided
        || (
            deed.Call.Key is not null
            && (deed.WasEverUndecided || (deed.Answers.Any(a => a.IsKept) && random.NextDouble() < Sample))
        );

    private async ValueTask AskAsync(Deed deed, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = await door.SendAsync(deed.Call, deed.Person.AccessToken, tries % door.Doors);
            deed.Add(answer);
            if (!answer.IsUndecided)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }
}
