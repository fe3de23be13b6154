using ConcertReservation.PaymentSimulator.Faults;

namespace ConcertReservation.UnitTests.PaymentSimulator;

public sealed class SeededFaultsTests
{
    private const int Calls = 2_000;

    [Fact]
    public void Faults_SameSeed_AreTheSame()
    {
        var (first, second) = (Faults(seed: 7), Faults(seed: 7));

        Writes(first).Should().Equal(Writes(second));
        Webhooks(first).Should().Equal(Webhooks(second));
    }

    [Fact]
    public void Faults_OtherSeed_AreOthers() => Writes(Faults(seed: 7)).Should().NotEqual(Writes(Faults(seed: 8)));

    [Fact]
    public void Writes_ReadsInBetween_DoNotChangeThem()
    {
        var (alone, mixed) = (Faults(seed: 7), Faults(seed: 7));

        var expected = Writes(alone);
        var found = Enumerable
            .Range(0, Calls)
            .Select(_ =>
            {
                mixed.OfRead();
                mixed.OfWebhook();
                return mixed.OfWrite(hasKey: true);
            });

        found.Should().Equal(expected);
    }

    [Fact]
    public void Faults_AQuarter_AreAboutAQuarterAndOfEveryKind()
    {
        var faults = Faults(seed: 7);

        var (writes, webhooks) = (Writes(faults), Webhooks(faults));

        writes.Count(fault => fault != CallFault.None).Should().BeInRange(Calls / 5, Calls * 3 / 10);
        writes.Distinct().Should().BeEquivalentTo(Enum.GetValues<CallFault>());
        webhooks.Distinct().Should().BeEquivalentTo(Enum.GetValues<WebhookFault>());
    }

    [Fact]
    public void Faults_PartOfZero_AreNone()
    {
        var faults = new SeededFaults { Plan = new FaultPlan(Seed: 7, Calls: 0, Webhooks: 0) };

        Writes(faults).Should().OnlyContain(fault => fault == CallFault.None);
        Webhooks(faults).Should().OnlyContain(fault => fault == WebhookFault.None);
    }

    [Fact]
    public void Faults_ExcludedByThePlan_DoNotHappen()
    {
        var plan = new FaultPlan(Seed: 7, Calls: 0.9, Webhooks: 0.9)
        {
            Without = [CallFault.ErrorStored],
            WithoutWebhooks = [WebhookFault.Lost],
        };
        var faults = new SeededFaults { Plan = plan };

        Writes(faults).Should().NotContain(CallFault.ErrorStored);
        Webhooks(faults).Should().NotContain(WebhookFault.Lost);
    }

    [Fact]
    public void Reads_ChangeNothing_HaveNoFaultOfAnEffect()
    {
        var faults = Faults(seed: 7);

        var reads = Enumerable.Range(0, Calls).Select(_ => faults.OfRead()).Distinct();

        reads.Should().NotContain([CallFault.SlowWork, CallFault.ErrorAfter, CallFault.WrongAmount]);
    }

    [Fact]
    public void Write_WithoutKey_StoresNoError()
    {
        var faults = Faults(seed: 7);

        var writes = Enumerable.Range(0, Calls).Select(_ => faults.OfWrite(hasKey: false));

        writes.Should().NotContain(CallFault.ErrorStored);
    }

    private static SeededFaults Faults(int seed) => new() { Plan = new FaultPlan(seed, Calls: 0.25, Webhooks: 0.25) };

    private static List<CallFault> Writes(SeededFaults faults) =>
        [.. Enumerable.Range(0, Calls).Select(_ => faults.OfWrite(hasKey: true))];

    private static List<WebhookFault> Webhooks(SeededFaults faults) =>
        [.. Enumerable.Range(0, Calls).Select(_ => faults.OfWebhook())];
}
