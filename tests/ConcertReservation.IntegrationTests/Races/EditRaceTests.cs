namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Several operators save what they read at the same time.</summary>
public sealed class EditRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Operators = 8;

    [Theory]
    [InlineData("")]
    [InlineData("/queue-policy")]
    public async Task Change_SameVersionByManyOperators_OneSucceeds(string part)
    {
        var staff = await service.Crowd.OperatorAsync();
        for (var round = 0; round < 5; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1);
            var path = $"/admin{concert.Path}{part}";
            var tag = (await staff.Client.GetAsync(path)).Headers.ETag!.Tag;

            var answers = await Race.RunAsync(
                Enumerable.Range(1, Operators),
                n =>
                    new ApiClient(service.Hosts[n % 2].CreateClient()) { AccessToken = staff.Client.AccessToken }
                        .WithIfMatch(tag)
                        .PatchAsync(path, part.Length == 0 ? new { title = $"Title {n}" } : new { maxActive = 100 + n })
            );

            answers.Tally().Should().Be("1 x 200, 7 x 412 precondition_failed");
        }
    }
}
