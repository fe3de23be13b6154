using System.Text;
using ConcertReservation.PaymentSimulator.Faults;

namespace ConcertReservation.PaymentSimulator.Webhooks;

/// <summary>Sends webhooks to the instances of the merchant, with the faults of the plan, and retries like a provider.</summary>
internal sealed class WebhookSender(SeededFaults faults, Tally tally, TimeProvider clock) : IDisposable
{
    private const int MostTries = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestBeforeAnswer = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };
    private int _underWay;

    /// <summary>The addresses of the merchant's endpoint, one for each instance; empty when it takes no webhooks.</summary>
    public IReadOnlyList<Uri> Targets { get; set; } = [];

    public int UnderWay => _underWay;

    /// <summary>Returns at once, and after the delivery when the webhook is to arrive before the answer.</summary>
    public Task AnnounceAsync(News news)
    {
        if (Targets.Count == 0)
            return Task.CompletedTask;
        var fault = faults.OfWebhook();
        tally.Add("webhooks");
        if (fault != WebhookFault.None)
            tally.Add($"webhook: {fault}");
        var delivery = DeliverAsync(news, fault);
        return fault == WebhookFault.BeforeAnswer
            ? Task.WhenAny(delivery, Task.Delay(LongestBeforeAnswer, CancellationToken.None))
            : Task.CompletedTask;
    }

    /// <summary>Where the plan has forged webhooks: claims a payment that the merchant has not confirmed.</summary>
    public void MaybeForge(News news)
    {
        if (Targets.Count == 0 || faults.OfWebhook() != WebhookFault.Forged)
            return;
        tally.Add($"webhook: {WebhookFault.Forged}");
        _ = SendFalseAsync(news.Format.Forged(news, Now), news.Format);
    }

    public void Dispose() => _http.Dispose();

    private DateTimeOffset Now => clock.GetUtcNow();

    private async Task DeliverAsync(News news, WebhookFault fault)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            // The answer to the call does not wait for the first line of it.
            await Task.Yield();
            if (fault == WebhookFault.Lost)
                return;
            if (fault == WebhookFault.Delayed)
                await Task.Delay(faults.Between(TimeSpan.Zero, LongestDelay), CancellationToken.None);
            if (fault == WebhookFault.Forged)
                await SendFalseAsync(news.Format.Forged(news, Now), news.Format);
            if (fault == WebhookFault.Old)
                await SendFalseAsync(news.Format.Old(news, Now), news.Format);
            if (fault == WebhookFault.UnknownOrder)
                await SendAsync(news.Format.OfUnknownOrder(Now));
            var copies = fault == WebhookFault.Repeated ? 2 + faults.Below(2) : 1;
            await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => UntilTakenAsync(news)));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task UntilTakenAsync(News news)
    {
        var pause = FirstPause;
        for (var tried = 1; tried <= MostTries; tried++)
        {
            if (await SendAsync(news.Format.Genuine(news, Now)) is >= 200 and < 300)
                return;
            await Task.Delay(pause, CancellationToken.None);
            pause *= 2;
        }
        tally.Add("webhooks that no instance took");
    }

    private async Task SendFalseAsync(Webhook webhook, IWebhookFormat format)
    {
        var status = await SendAsync(webhook);
        if (format.IsSigned && status is >= 200 and < 300)
            tally.Add(ControlNames.FalseWebhooksTaken);
    }

    /// <returns>The status; 0 without an answer.</returns>
    private async Task<int> SendAsync(Webhook webhook)
    {
        var targets = Targets;
        if (targets.Count == 0)
            return 0;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, targets[faults.Below(targets.Count)]);
            request.Content = new StringContent(webhook.Body, Encoding.UTF8, "application/json");
            foreach (var (name, value) in webhook.Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await _http.SendAsync(request);
            var status = (int)response.StatusCode;
            if (status >= 500)
                tally.Add($"webhooks answered with {status}");
            return status;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }
}
