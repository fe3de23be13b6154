using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class SecurityRefusalsTests
{
    private readonly Measurements _measurements = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly SecurityRefusals _refusals;

    public SecurityRefusalsTests() => _refusals = new SecurityRefusals(_measurements.Meters, _time);

    [Fact]
    public void Add_EqualOnes_AreCountedAsOne()
    {
        for (var i = 0; i < 1_000; i++)
            Add("KIM@example.com");
        Add("kim@example.com");

        var taken = _refusals.Take();

        taken.Should().ContainSingle().Which.Times.Should().Be(1_001);
        taken[0].Email.Should().Be("kim@example.com");
        _refusals.Take().Should().BeEmpty();
    }

    [Fact]
    public void Add_ManyOfOneNetwork_KeepsAFixedNumberAMinute()
    {
        for (var i = 0; i < 50; i++)
            Add($"kim{i}@example.com");

        _refusals.Take().Should().HaveCount(SecurityRefusals.MostPerNetworkAndMinute);
        Dropped.Should().Be(50 - SecurityRefusals.MostPerNetworkAndMinute);
        Add("after the batch");
        _refusals.Take().Should().BeEmpty();
    }

    [Fact]
    public void Add_ManyNetworks_KeepsAFixedNumberAMinute()
    {
        for (var i = 0; i < 10_000; i++)
            Add("kim@example.com", $"198.51.{i / 256}.{i % 256}");

        _refusals.Take().Should().HaveCount(SecurityRefusals.MostPerMinute);
        Dropped.Should().Be(10_000 - SecurityRefusals.MostPerMinute);
    }

    [Fact]
    public void Add_InTheNextMinute_IsKeptAgain()
    {
        for (var i = 0; i < 50; i++)
            Add($"kim{i}@example.com");
        _refusals.Take();
        _time.Advance(TimeSpan.FromMinutes(1));

        Add("kim@example.com");

        _refusals.Take().Should().ContainSingle();
    }

    [Fact]
    public void Add_NoAddress_KeepsNoTextThatMayBeAPassword()
    {
        Add("correct horse battery");

        _refusals.Take().Should().ContainSingle().Which.Email.Should().BeNull();
    }

    private double Dropped => _measurements.Of("security_refusals.dropped").Sum();

    private void Add(string email, string network = "198.51.100.7") =>
        _refusals.Add(
            SecurityEventKind.SignInRefused,
            email,
            userId: null,
            new ClientOrigin(network, network, "a browser")
        );
}
