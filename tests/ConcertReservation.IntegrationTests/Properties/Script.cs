using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;

namespace ConcertReservation.IntegrationTests.Properties;

/// <summary>What happens, line by line, and at the end a read of everything.</summary>
internal sealed record Script(IReadOnlyList<Operation> Lines)
{
    private static readonly IReadOnlyList<Operation> Ending =
    [
        .. Terms.People.Select(who => new ReadBalance(who)),
        .. Terms.People.Select(who => new ReadEntries(who)),
        .. Terms.People.Select(who => new ReadReservations(who)),
        new LetIn(100),
        new WorkerTicks(),
        new ReadSeats(Terms.People[0]),
        new CheckInvariants(),
    ];

    /// <summary>Throws <see cref="Mismatch"/> at the first line where the response differs from the model.</summary>
    public async Task PlayAsync(Func<Operation, Task<Reply>> answer)
    {
        var sale = new Sale();
        var told = new List<string>();
        foreach (var line in Lines.Concat(Ending))
        {
            var expected = line.Expect(sale);
            var seen = await answer(line);
            if (seen != expected)
                throw new Mismatch(told, told.Count < Lines.Count ? $"{line}" : $"afterwards {line}", expected, seen);
            if (told.Count < Lines.Count)
                told.Add($"{line}: {seen}");
        }
    }

    /// <summary>The responses of the model alone.</summary>
    public IEnumerable<(Operation Line, Reply Reply)> Expect()
    {
        var sale = new Sale();
        return Lines.Select(line => (line, line.Expect(sale)));
    }

    public override string ToString() => string.Join("\n", Lines);
}
