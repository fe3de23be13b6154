using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

internal sealed record TimePasses(int Minutes) : Operation
{
    public override Reply Expect(Sale sale)
    {
        sale.Clock.Pass(Minutes);
        return Reply.Done;
    }

    public override Task<Reply> PlayAsync(Stage stage) => stage.Clockwork.PassAsync(TimeSpan.FromMinutes(Minutes));

    public override IEnumerable<Operation> Simpler() => Minutes == 1 ? [] : [new TimePasses(Minutes - 1)];

    public override string ToString() => Minutes == 1 ? "1 minute passes" : $"{Minutes} minutes pass";
}

internal sealed record WorkerTicks : Operation
{
    public override Reply Expect(Sale sale)
    {
        sale.Line.Admit();
        return Reply.Done;
    }

    public override Task<Reply> PlayAsync(Stage stage) => stage.Clockwork.AdmitAsync();

    public override string ToString() => "the worker ticks";
}

/// <summary>Changes nothing that a customer can see.</summary>
internal sealed record SweeperTicks : Operation
{
    public override Reply Expect(Sale sale) => Reply.Done;

    public override Task<Reply> PlayAsync(Stage stage) => stage.Clockwork.SweepAsync();

    public override string ToString() => "the sweeper ticks";
}

internal sealed record LetIn(int MaxActive) : Operation
{
    public override Reply Expect(Sale sale)
    {
        sale.Line.MaxActive = MaxActive;
        return Reply.Done;
    }

    public override Task<Reply> PlayAsync(Stage stage) => stage.Staff.SetMaxActiveAsync(MaxActive);

    public override string ToString() => $"the operator sets maxActive to {MaxActive}";
}
