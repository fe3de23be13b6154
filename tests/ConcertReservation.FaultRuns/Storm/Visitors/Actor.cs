using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Journal;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.FaultRuns.Storm.Visitors;

/// <summary>One person's hands: does a deed, and does not give up on an instance that does not answer.</summary>
internal sealed class Actor(Person person, FrontDoor door, Diary diary, Dice dice)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private int _keys;

    /// <summary>A key nobody used before, and the same one in every run of a seed.</summary>
    public string NextKey() => $"visitor-{person.Number}-{Interlocked.Increment(ref _keys)}";

    /// <summary>Asks once and lets it be; for what changes nothing.</summary>
    public Task<Answer> AskAsync(Call call) => door.SendAsync(call, person.AccessToken, AnyInstance());

    /// <summary>Sends a deed once, whatever comes of it; the diary has it.</summary>
    public async Task<Answer> TryAsync(Call call)
    {
        var deed = Begin(call);
        var answer = await door.SendAsync(call, person.AccessToken, AnyInstance());
        deed.Add(answer);
        return answer;
    }

    /// <summary>Sends it until there is an answer; null when the storm ended first. The diary has it either way.</summary>
    public Task<Answer?> DoAsync(Call call, CancellationToken stop) => PursueAsync(Begin(call), AnyInstance(), stop);

    /// <summary>The same request twice at once, on two instances: the impatient double click.</summary>
    public async Task<Answer?> DoubleClickAsync(Call call, CancellationToken stop)
    {
        var (deed, first) = (Begin(call), AnyInstance());
        var answers = await Task.WhenAll(PursueAsync(deed, first, stop), PursueAsync(deed, first + 1, stop));
        return answers.MaxBy(a => a?.IsAcknowledgement);
    }

    private Deed Begin(Call call)
    {
        var deed = new Deed(person, call);
        diary.Add(deed);
        return deed;
    }

    private async Task<Answer?> PursueAsync(Deed deed, int instance, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await door.SendAsync(deed.Call, person.AccessToken, instance++ % door.Doors);
            deed.Add(answer);
            if (!answer.IsUndecided)
                return answer;
            if (stop.IsCancellationRequested)
                return null;
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private int AnyInstance() => dice.Below(door.Doors);
}
