using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>
/// A test with users, each in a separate browser context. It fails when one of their pages wrote an error.
/// </summary>
public abstract class BrowserTest(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private readonly List<BrowserUser> _users = [];

    protected Service Service => site.Service;

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var user in _users)
            await user.Page.Context.CloseAsync();
        foreach (var user in _users)
            user.Monitor.ShouldHaveNoErrors();
    }

    protected async Task<BrowserUser> NewUserAsync(
        Person? person = null,
        Device? device = null,
        string role = "customer",
        IBrowser? browser = null
    )
    {
        var user = await site.NewUserAsync(person, device ?? Device.Desktop, role, browser);
        _users.Add(user);
        return user;
    }

    protected async Task<BrowserUser> NewOperatorAsync(Device? device = null, IBrowser? browser = null) =>
        await NewUserAsync(await Service.Crowd.OperatorAsync(), device, "operator", browser);
}
