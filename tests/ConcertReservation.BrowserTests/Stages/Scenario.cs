using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Stages;

/// <summary>People who visit, each in a browser of their own; at the end none of their pages may have complained.</summary>
public abstract class Scenario(Stage stage) : IClassFixture<Stage>, IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    protected Service Service => stage.Service;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors)
            await visitor.Page.Context.CloseAsync();
        foreach (var visitor in _visitors)
            visitor.Watch.ShouldBeQuiet();
    }

    protected async Task<Visitor> ArriveAsync(Person? person = null, Device? device = null, string role = "customer")
    {
        var visitor = await stage.ArriveAsync(person, device ?? Device.Desktop, role);
        _visitors.Add(visitor);
        return visitor;
    }

    protected async Task<Visitor> OperatorAsync(Device? device = null) =>
        await ArriveAsync(await Service.Crowd.OperatorAsync(), device, "operator");
}
