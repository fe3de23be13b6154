using System.Net.ServerSentEvents;
using System.Security.Claims;
using System.Text;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ConcertReservation.UnitTests.Http;

/// <summary>A stream whose response has begun ends without an exception.</summary>
public sealed class EventStreamsTests : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly MemoryStream _body = new();
    private readonly DefaultHttpContext _http;

    public EventStreamsTests()
    {
        var lifetime = Mock.Of<IHostApplicationLifetime>(l => l.ApplicationStopping == _stopping.Token);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(lifetime)
            .AddSingleton<OpenStreams>()
            .AddSingleton(provider => new EndedSessions(
                provider.GetRequiredService<IServiceScopeFactory>(),
                new FakeTime(A.Now)
            ));
        services.ConfigureHttpJsonOptions(_ => { });
        var caller = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, A.User.ToString())], "test");
        _http = new DefaultHttpContext
        {
            RequestServices = services.BuildServiceProvider(),
            User = new ClaimsPrincipal(caller),
        };
        _http.Response.Body = _body;
    }

    public static TheoryData<Exception> Ends =>
        [
            new NpgsqlException("The connection is broken."),
            new TimeoutException(),
            new DomainException(ErrorCode.Overloaded, "Overloaded."),
        ];

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public async Task Send_DatabaseGoesAway_EndsAfterTheEventsSoFar(Exception end)
    {
        await SendAsync(ThenThrow(end));

        Sent().Should().Contain("data: 1").And.Contain("retry: ");
    }

    [Fact]
    public async Task Send_HostStops_Ends()
    {
        var sending = SendAsync(ThenWait());

        await _stopping.CancelAsync();

        await sending.WaitAsync(TimeSpan.FromSeconds(10));
        Sent().Should().Contain("data: 1");
    }

    [Fact]
    public async Task Send_AnotherException_IsNotHidden()
    {
        var sending = () => SendAsync(ThenThrow(new InvalidOperationException("A mistake in the code.")));

        await sending.Should().ThrowAsync<InvalidOperationException>();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _body.Dispose();
    }

    private string Sent() => Encoding.UTF8.GetString(_body.ToArray());

    private Task SendAsync(IAsyncEnumerable<int> updates) =>
        EventStreams
            .Send<int, int>(_http, 1, updates, (update, _) => new SseItem<int>(update, "number"))
            .ExecuteAsync(_http);

    private static async IAsyncEnumerable<int> ThenThrow(Exception end)
    {
        yield return 1;
        await Task.Yield();
        throw end;
    }

    private static async IAsyncEnumerable<int> ThenWait(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default
    )
    {
        yield return 1;
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        yield return 2;
    }
}
