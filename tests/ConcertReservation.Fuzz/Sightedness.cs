using System.Globalization;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.People;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Verdicts;

namespace ConcertReservation.Fuzz;

/// <summary>
/// Whether the unspoiled request of every operation succeeds. Where it does not, something else is always refused
/// first, and a missing check would never be seen.
/// </summary>
internal sealed class Sightedness(Enrolment enrolment, World world, Sender sender)
{
    // Not among the numbers of the run.
    private const int First = 1_000_000_000;

    public async Task CheckAsync(IReadOnlyList<Operation> operations, Tally tally, CancellationToken ct)
    {
        foreach (var (i, operation) in operations.Index())
        {
            // Each is done to somebody new: what was paid cannot be paid again.
            var caller = await enrolment.EnrolAsync("valid", world.Players[0].Stage, ct);
            var draft = ValidDraft.Create(operation, caller, world, new Random(i), First + i, spot: null);
            var answer = await sender.SendAsync(draft.Seal(First + i, "nothing", Expectation.Anything), ct);
            if (answer is not { Status: >= 200 and < 300 })
                tally.Add(
                    new Failure(operation.Name, $"its valid request is answered {Told(answer)}", answer?.Body ?? "")
                );
        }
    }

    private static string Told(Answer? answer) => answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "nothing";
}
