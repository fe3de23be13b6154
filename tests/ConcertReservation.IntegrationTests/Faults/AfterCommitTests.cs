using ConcertReservation.Domain.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>
/// A use case is committed before its actions after the commit run, so their failure must not fail it.
/// </summary>
public sealed class AfterCommitTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task ExecuteAsync_ActionAfterCommitThrows_ReturnsTheResultAndRunsTheNextAction()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var runs = 0;
        var isNextActionRun = false;

        var result = await unitOfWork.ExecuteAsync(
            _ =>
            {
                runs++;
                unitOfWork.AfterCommit(() => throw new InvalidOperationException("The action fails."));
                unitOfWork.AfterCommit(() => isNextActionRun = true);
                return Task.FromResult("committed");
            },
            CancellationToken.None
        );

        result.Should().Be("committed");
        runs.Should().Be(1);
        isNextActionRun.Should().BeTrue();
    }
}
