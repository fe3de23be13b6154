using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

/// <summary>A map after changes, and what is new in it to a client.</summary>
public sealed class SeatMapChangeTests
{
    private const int Seats = 600;
    private static readonly SeatReadMark Mark = new(Server: 7, Oldest: 100, "100:100:");

    [Fact]
    public void Apply_Changes_GivesTheStatesOfTheSeatsAndKeepsThePlan()
    {
        var map = Map();

        var after = map.Apply(Change(110, (4, SeatState.Sold)))!;

        after.Seats.Single(seat => seat.Status == SeatStatus.Sold).Id.Should().Be(4);
        after.Plan.Should().BeSameAs(map.Plan);
        after.CountAvailable(A.Now).Should().Be(Seats - 1);
        map.CountAvailable(A.Now).Should().Be(Seats);
    }

    [Fact]
    public void Apply_NoChange_KeepsTheLogSoThatVersionsStay()
    {
        var map = Map();

        var after = map.Apply(Change(500))!;

        after.Log.Should().BeSameAs(map.Log);
        after.Mark.Oldest.Should().Be(500);
        after.VersionAt(A.Now).Should().Be(map.VersionAt(A.Now));
    }

    [Fact]
    public void Apply_ASeatThatIsNotInThePlan_IsNull()
    {
        Map().Apply(Change(110, (Seats + 1, SeatState.Sold))).Should().BeNull();
    }

    [Fact]
    public void ChangedSince_TheVersionBefore_HasTheChangedSeat()
    {
        var map = Map();
        var version = map.VersionAt(A.Now);

        map.Apply(Change(110, (4, SeatState.Sold)))!.ChangedSince(version, A.Now).Should().Equal(3);
    }

    [Fact]
    public void ChangedSince_AHoldThatLapsedAfterTheVersion_HasItsSeat()
    {
        var map = Map().Apply(Change(110, (4, SeatState.Of(SeatStatus.Held, A.After(10)))))!;
        map = map.Apply(Change(120, (9, SeatState.Sold)))!;
        var version = map.VersionAt(A.Now) with { Position = 121 };
        map = map.Apply(Change(130))!;

        map.ChangedSince(version, A.After(9.999)).Should().BeEmpty();
        map.ChangedSince(version, A.After(10)).Should().Equal(3);
    }

    [Fact]
    public void ChangedSince_AVersionOfAFasterClock_HasTheSeatThatLapsedThere()
    {
        var map = Map().Apply(Change(110, (4, SeatState.Of(SeatStatus.Held, A.After(10)))))!.Apply(Change(120))!;
        var version = map.VersionAt(A.After(11)) with { Position = 111 };

        map.ChangedSince(version, A.After(9)).Should().Equal(3);
    }

    [Fact]
    public void ChangedSince_AVersionOfAnotherPlanServerOrTime_IsNull()
    {
        var map = Map();
        var version = map.VersionAt(A.Now);

        map.ChangedSince(version with { Plan = 1 }, A.Now).Should().BeNull();
        map.ChangedSince(version with { Server = 1 }, A.Now).Should().BeNull();
        map.ChangedSince(version with { Position = 101 }, A.Now).Should().BeNull("this map has not read so far");
        map.ChangedSince(version with { Position = 49 }, A.Now).Should().BeNull("the log begins at 50");
        map.ChangedSince(version with { Position = 50 }, A.Now).Should().BeEmpty();
    }

    [Fact]
    public void ChangedSince_AfterMoreChangesThanTheLogKeeps_IsNullForTheOldVersionOnly()
    {
        var map = Map();
        var old = map.VersionAt(A.Now);
        for (ulong transaction = 110; transaction < 110 + 20; transaction++)
            map = map.Apply(Change(transaction, [.. AllSold()]))!;
        var recent = map.VersionAt(A.Now);

        map.ChangedSince(old, A.Now).Should().BeNull();
        map.Apply(Change(200, (4, SeatState.Available)))!.ChangedSince(recent, A.Now).Should().Contain(3);
    }

    /// <summary>Whatever changes, a client that applies every answer has the same states as one that asks for all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ChangedSince_RandomChanges_ReplayedEqualAllStates(int seed)
    {
        var random = new Random(seed);
        var (map, now) = (Map(), A.Now);
        var (seen, version) = (map.States.Pack(now), map.VersionAt(now));
        for (var round = 0; round < 300; round++)
        {
            now = now.AddMilliseconds(random.Next(-50, 2_000));
            if (random.Next(3) > 0)
                map = map.Apply(RandomChange(random, map.Mark.Oldest, now))!;
            if (map.ChangedSince(version, now) is { } changed)
                foreach (var index in changed)
                    Put(seen, index, map.States[index].CodeAt(now));
            else
                seen = map.States.Pack(now);

            seen.Should().Equal(map.States.Pack(now));
            version = map.VersionAt(now);
        }
    }

    private static SeatMap Map() =>
        SeatMap.Of(
            new SeatReading(
                A.PerformanceSummary(),
                [
                    .. Enumerable
                        .Range(1, Seats)
                        .Select(id => (new StoredSeat(id, $"{id}", null, null, 5), SeatState.Available)),
                ],
                Latest: [],
                LogFrom: 50,
                Mark
            )
        );

    private static SeatChanges Change(ulong transaction, params (long Id, SeatState State)[] seats) =>
        new(
            A.PerformanceSummary(),
            seats.Length == 0 ? [] : [new SeatChange(transaction, [.. seats.Select(seat => seat.Id)])],
            seats,
            Mark with
            {
                Oldest = transaction,
            }
        );

    private static IEnumerable<(long, SeatState)> AllSold() =>
        Enumerable.Range(1, Seats).Select(id => ((long)id, SeatState.Sold));

    private static SeatChanges RandomChange(Random random, ulong oldest, DateTimeOffset now)
    {
        var seats = Enumerable
            .Range(0, random.Next(1, 20))
            .Select(_ => (long)random.Next(1, Seats + 1))
            .Distinct()
            .Select(id => (id, RandomState(random, now)))
            .ToArray();
        var change = Change(oldest + (ulong)random.Next(0, 5), seats);
        return change with { Mark = change.Mark with { Oldest = oldest + (ulong)random.Next(0, 3) } };
    }

    private static SeatState RandomState(Random random, DateTimeOffset now) =>
        random.Next(4) switch
        {
            0 => SeatState.Available,
            1 => SeatState.Sold,
            _ => SeatState.Of(SeatStatus.Held, now.AddMilliseconds(random.Next(-500, 5_000))),
        };

    private static void Put(byte[] packed, int index, int code) =>
        packed[index / 4] = (byte)((packed[index / 4] & ~(3 << (index % 4 * 2))) | (code << (index % 4 * 2)));
}
