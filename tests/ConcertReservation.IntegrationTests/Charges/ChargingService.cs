using System.Net;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Instances whose money comes from a stub. They ask it again after a fifth of a second.</summary>
public abstract class ChargingService<TProvider>(
    int instances,
    TProvider provider,
    string name,
    params (string Key, string Value)[] settings
)
    : Service(
        instances,
        [
            ("Charges:Provider", name),
            ($"Charges:{name}:BaseUrl", provider.Address),
            ("Charges:ReconcileAfter", "00:00:00.200"),
            ("Charges:ReconcileEvery", "00:00:00.100"),
            ("Charges:Timeout", "00:00:02"),
            .. settings,
        ]
    ),
        IDisposable
    where TProvider : StubProvider
{
    public TProvider Provider => provider;

    public void Dispose()
    {
        provider.Dispose();
        GC.SuppressFinalize(this);
    }
}

public abstract class TossService(int instances, StubTossPayments provider, params (string Key, string Value)[] more)
    : ChargingService<StubTossPayments>(
        instances,
        provider,
        "TossPayments",
        [
            ("Charges:TossPayments:ClientKey", "test_gck_x"),
            ("Charges:TossPayments:SecretKey", StubTossPayments.SecretKey),
            .. more,
        ]
    );

public sealed class OneToss() : TossService(1, new StubTossPayments());

public sealed class TwoToss() : TossService(2, new StubTossPayments());

/// <summary>No worker asks the provider.</summary>
public sealed class TossWithoutWorker() : TossService(2, new StubTossPayments())
{
    protected override IReadOnlyList<string> Without { get; } = ["ChargeWorker"];
}

public abstract class StripeService(int instances, StubStripe provider)
    : ChargingService<StubStripe>(
        instances,
        provider,
        "Stripe",
        ("Charges:Stripe:PublishableKey", "pk_test_x"),
        ("Charges:Stripe:SecretKey", StubStripe.SecretKey),
        ("Charges:Stripe:WebhookSecret", StubStripe.WebhookSecret)
    );

public sealed class OneStripe() : StripeService(1, new StubStripe());

public sealed class StripeWithoutWorker() : StripeService(2, new StubStripe())
{
    protected override IReadOnlyList<string> Without { get; } = ["ChargeWorker"];
}

internal static class ChargeCalls
{
    public static async Task<string> OpenAsync(this Person person, long amount)
    {
        var opened = await person.Client.PostAsync("/balance/charges", new { amount });
        return opened.ShouldBe(HttpStatusCode.Accepted).Get<string>("chargeId");
    }

    public static Task<Answer> ConfirmAsync(this ApiClient client, string chargeId, object body) =>
        client.PostAsync($"/balance/charges/{chargeId}/confirmation", body);

    public static Task<Answer> CancelAsync(this ApiClient client, string chargeId, object? body = null) =>
        client.PostAsync($"/balance/charges/{chargeId}/cancellation", body);

    public static async Task<string> StatusAsync(this Person person, string chargeId) =>
        (await person.Client.GetAsync($"/balance/charges/{chargeId}")).EnsureSuccess().Get<string>("status");

    public static Task UntilAsync(this Person person, string chargeId, string status) =>
        Eventually.Is(async () => await person.StatusAsync(chargeId) == status, $"the charge is {status}");

    /// <summary>A charge that the customer has paid and confirmed.</summary>
    public static async Task<string> PaidAsync(this TossService service, Person person, long amount)
    {
        var chargeId = await person.OpenAsync(amount);
        var paymentKey = service.Provider.Authorize(chargeId, amount);
        (await person.Client.ConfirmAsync(chargeId, new { paymentKey })).ShouldBe(HttpStatusCode.OK);
        return chargeId;
    }

    /// <summary>Amounts of the wallet's ledger, in order.</summary>
    public static async Task<IReadOnlyList<long>> EntriesAsync(this Service service, Person person) =>
        await service.Sql.ColumnAsync<long>(
            "SELECT amount FROM ledger_entries WHERE user_id = $1 ORDER BY sequence",
            person.UserId
        );
}
