using ConcertReservation.Testing.Charges;

namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>A site whose money comes from a stub of TossPayments; the page loads its script.</summary>
public sealed class ChargingSite : TestSite
{
    public ChargingSite()
        : this(new StubTossPayments()) { }

    private ChargingSite(StubTossPayments provider)
        : base(new ChargingInstance(provider)) => Provider = provider;

    public StubTossPayments Provider { get; }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Provider.Dispose();
    }

    private sealed class ChargingInstance(StubTossPayments provider)
        : Service(
            instances: 1,
            ("Charges:Provider", "TossPayments"),
            ("Charges:TossPayments:BaseUrl", provider.Address),
            ("Charges:TossPayments:ScriptUrl", provider.Address + "/sdk.js"),
            ("Charges:TossPayments:ClientKey", "test_gck_x"),
            ("Charges:TossPayments:SecretKey", StubTossPayments.SecretKey),
            ("Charges:ReconcileAfter", "00:00:00.300"),
            ("Charges:ReconcileEvery", "00:00:00.100"),
            ("Charges:Timeout", "00:00:02")
        );
}
