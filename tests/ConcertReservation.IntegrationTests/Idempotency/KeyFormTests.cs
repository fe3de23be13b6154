namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A key is 1 to 128 printable ASCII characters, once.</summary>
public sealed class KeyFormTests(OneInstance service) : IClassFixture<OneInstance>
{
    public static TheoryData<string[]> Wrong =>
        [
            ["Idempotency-Key: "],
            ["Idempotency-Key: " + new string('k', 129)],
            ["Idempotency-Key: ключ"],
            ["Idempotency-Key: tab\tinside"],
            ["Idempotency-Key: one", "Idempotency-Key: two"],
            ["Idempotency-Key: same", "Idempotency-Key: same"],
        ];

    public static TheoryData<string> Right => ["k", new string('k', 128), "!#$%&'()*+-./:;<=>?@[]^_`{|}~ \"\\"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Charge_WrongKey_IsRefused(string[] headers)
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await ChargeAsync(customer, headers);

        answer.Should().StartWith("HTTP/1.1 400 ").And.Contain("\"code\":\"validation_failed\"");
        answer.Should().Contain("Idempotency-Key");
        (await customer.BalanceAsync()).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task Charge_RightKey_TakesEffectOnce(string key)
    {
        var customer = await service.Crowd.CustomerAsync();

        var first = await ChargeAsync(customer, $"Idempotency-Key: {key}");
        var repeated = await ChargeAsync(customer, $"Idempotency-Key: {key}");

        first.Should().StartWith("HTTP/1.1 201 ");
        repeated.Should().StartWith("HTTP/1.1 201 ").And.Contain("Idempotency-Replayed: true");
        (await customer.BalanceAsync()).Should().Be(1_000);
    }

    private Task<string> ChargeAsync(Person customer, params string[] headers) =>
        RawRequest.PostAsync(
            service.Hosts[0].Address,
            "/api/v1/balance/charges",
            """{"amount":1000}""",
            [$"Authorization: Bearer {customer.Client.AccessToken}", .. headers]
        );
}
