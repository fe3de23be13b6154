using System.Globalization;
using ConcertReservation.Testing.Files;
using Xunit.Abstractions;

namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>
/// What customers are told at the join against what is true, in whole sales on a virtual clock. Judged are the customers
/// who join after a turn's length has passed.
/// </summary>
public sealed class EstimatedWaitTests(ITestOutputHelper output)
{
    private static readonly int[] Seeds = [1, 2, 3];

    public static TheoryData<int, int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int, int>();
        foreach (var turn in (int[])[30, 180])
        foreach (var inside in (int[])[10, 100])
        foreach (var noShows in (int[])[0, 20, 50])
        foreach (var payments in (int[])[10, 90])
            shapes.Add(turn, inside, noShows, payments);
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task EstimatedWait_AfterATurn_IsWithinAFactorOfTwoForNineInTen(
        int turnSeconds,
        int inside,
        int noShowPercent,
        int payingPercent
    )
    {
        var shape = new SaleShape(turnSeconds, inside, noShowPercent / 100.0, payingPercent / 100.0);

        (await ShareWithinAFactorOfTwoAsync(shape)).Should().BeGreaterThanOrEqualTo(0.9);
    }

    // A line as short as the sale is small: what a single customer does decides the wait, and nobody can know it. For one
    // customer whose turn ends at any time, no number at all is within the factor for more than half.
    [Theory]
    [InlineData(10, 0, 90, 0.8)]
    [InlineData(10, 50, 10, 0.9)]
    [InlineData(100, 0, 90, 0.9)]
    public async Task EstimatedWait_LineOfOneTurn_IsWithinAFactorOfTwoForThisShare(
        int inside,
        int noShowPercent,
        int payingPercent,
        double least
    )
    {
        var shape = new SaleShape(30, inside, noShowPercent / 100.0, payingPercent / 100.0) { RushPerSlot = 2 };

        (await ShareWithinAFactorOfTwoAsync(shape)).Should().BeGreaterThanOrEqualTo(least);
    }

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(100, 0.5)]
    [InlineData(100, 0.9)]
    public async Task EstimatedWait_RateLimit_IsWithinAFactorOfTwoForNineInTen(int inside, double rateLimit)
    {
        var shape = new SaleShape(180, inside, NoShows: 0.2, Payments: 0.5) { RateLimit = rateLimit };

        (await ShareWithinAFactorOfTwoAsync(shape)).Should().BeGreaterThanOrEqualTo(0.9);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task EstimatedWait_Pause_IsWithinAFactorOfTwoForNineInTen(int inside)
    {
        var shape = new SaleShape(180, inside, NoShows: 0.2, Payments: 0.5) { Pause = (4, 5) };

        (await ShareWithinAFactorOfTwoAsync(shape)).Should().BeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public async Task EstimatedWait_Paused_IsUnknown()
    {
        var shape = new SaleShape(180, 10, NoShows: 0.2, Payments: 0.5) { Pause = (4, 5) };

        var told = await SimulatedSale.RunAsync(shape, seed: 1);

        told.Where(wait => wait.JoinedAt is >= 720 and < 900)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(w => w.Told == null);
        told.Where(wait => wait.JoinedAt is < 720 or >= 900).Should().OnlyContain(w => w.Told != null);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task EstimatedWait_SoldOut_IsUnknownFromThenOn(int inside)
    {
        var shape = new SaleShape(30, inside, NoShows: 0.2, Payments: 0.5) { Seats = inside * 4 };

        var told = await SimulatedSale.RunAsync(shape, seed: 1);

        told.Where(wait => wait.SoldOut).Should().NotBeEmpty().And.OnlyContain(w => w.Told == null);
        told.Where(wait => !wait.SoldOut).Should().OnlyContain(w => w.Told != null);
        Share(told, shape).Should().BeGreaterThanOrEqualTo(0.9, "those who were admitted before");
    }

    [Fact]
    public async Task EstimatedWait_WholeSale_IsDrawnForTheDocumentation()
    {
        var shape = new SaleShape(180, 100, NoShows: 0.2, Payments: 0.5);

        var told = await SimulatedSale.RunAsync(shape, seed: 1);

        WaitChart.Draw(told, shape.TurnSeconds).Should().Contain("<circle");
        if (Environment.GetEnvironmentVariable("UPDATE_IMAGES") == "1")
            await File.WriteAllTextAsync(
                Repository.File("docs/images/waits.svg"),
                WaitChart.Draw(told, shape.TurnSeconds)
            );
    }

    private async Task<double> ShareWithinAFactorOfTwoAsync(SaleShape shape)
    {
        var shares = new List<double>();
        foreach (var seed in Seeds)
            shares.Add(Share(await SimulatedSale.RunAsync(shape, seed), shape));
        output.WriteLine(
            $"{shape}: {string.Join(", ", shares.Select(share => share.ToString("0.000", CultureInfo.InvariantCulture)))}"
        );
        return shares.Average();
    }

    private static double Share(IReadOnlyList<ToldWait> told, SaleShape shape)
    {
        var judged = told.Where(wait =>
                wait.JoinedAt >= shape.TurnSeconds && wait is { Told: not null, True: not null }
            )
            .ToList();
        judged.Should().HaveCountGreaterThan(shape.MaxActive * 2);
        return (double)judged.Count(wait => wait.IsWithinAFactorOfTwo) / judged.Count;
    }
}
