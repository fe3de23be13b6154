using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

/// <summary>One line of a script. Prints as a sentence.</summary>
internal abstract record Operation
{
    public abstract Reply Expect(Sale sale);

    public abstract Task<Reply> PlayAsync(Stage stage);

    /// <summary>Simpler versions of the line, to shrink a failing script.</summary>
    public virtual IEnumerable<Operation> Simpler() => [];
}
