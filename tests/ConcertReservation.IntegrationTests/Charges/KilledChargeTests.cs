using System.Net;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>An instance is killed after the provider has taken the money and before the credit is committed.</summary>
public sealed class KilledChargeTests(TossWithoutWorker service) : IClassFixture<TossWithoutWorker>
{
    [Fact]
    public async Task Kill_BetweenTheAnswerAndTheCommit_IsCreditedOnceByAnotherInstance()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(9_000);
        var paymentKey = service.Provider.Authorize(chargeId, 9_000);
        var taken = new TaskCompletionSource();
        service.Provider.AfterDoing = async request =>
        {
            if (!request.Path.EndsWith("/confirm", StringComparison.Ordinal))
                return;
            taken.TrySetResult();
            await Task.Delay(Timeout.Infinite, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var killed = await ChargingProcess.StartAsync(service);
        var confirmation = killed.Client().With(person.Client.AccessToken).ConfirmAsync(chargeId, new { paymentKey });
        await taken.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await killed.DisposeAsync();
        await confirmation.ContinueWith(_ => { }, TaskScheduler.Default);
        service.Provider.AfterDoing = _ => Task.CompletedTask;
        (await person.StatusAsync(chargeId)).Should().Be("pending");
        (await service.EntriesAsync(person)).Should().BeEmpty();

        await using (await ChargingProcess.StartAsync(service))
            await person.UntilAsync(chargeId, "paid");

        (await service.EntriesAsync(person)).Should().Equal(9_000);
        (await person.Client.ConfirmAsync(chargeId, new { paymentKey })).ShouldBe(HttpStatusCode.OK);
        (await service.EntriesAsync(person)).Should().Equal(9_000);
    }
}

internal static class ChargingProcess
{
    public static Task<Telemetry.ConsoleInstance> StartAsync(TossWithoutWorker service) =>
        Telemetry.ConsoleInstance.StartAsync(
            service,
            ("Charges__Provider", "TossPayments"),
            ("Charges__TossPayments__BaseUrl", service.Provider.Address),
            ("Charges__TossPayments__ClientKey", "test_gck_x"),
            ("Charges__TossPayments__SecretKey", StubTossPayments.SecretKey),
            ("Charges__ReconcileAfter", "00:00:00.200"),
            ("Charges__ReconcileEvery", "00:00:00.100")
        );
}
