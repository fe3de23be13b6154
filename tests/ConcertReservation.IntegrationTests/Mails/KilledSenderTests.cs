using System.Diagnostics;
using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>An instance is killed after the server has taken a mail and before the mail is marked.</summary>
public sealed class KilledSenderTests(Sellers service) : IClassFixture<Sellers>
{
    [Fact]
    public async Task Kill_BetweenSendAndMark_SendsTheMailAgainWithTheSameMessageId()
    {
        using var postbox = Postbox.Start();
        var (person, _) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1, price: 10_000));
        var taken = new TaskCompletionSource();
        var mayConfirm = new TaskCompletionSource();
        postbox.OnMail = _ =>
        {
            taken.TrySetResult();
            return mayConfirm.Task;
        };
        using (var sender = StartSender(postbox))
        {
            await taken.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await using var rowLock = await RowLock.OnMailAsync(service, person.UserId);
            mayConfirm.SetResult();
            await rowLock.UntilWaitedForAsync();
            sender.Kill();
            await sender.WaitForExitAsync();
        }
        (await StatusAsync(person)).Should().Be("queued", "the killed instance has not marked it");
        await service.Sql.ExecuteAsync("UPDATE mails SET due_at = now() - interval '1 day'"); // the end of the lease

        using (var next = StartSender(postbox))
        {
            await postbox.UntilAsync(person.Email, 2);
            await Eventually.Is(async () => await StatusAsync(person) == "sent", "the next instance marks it");
            next.Kill();
            await next.WaitForExitAsync();
        }

        postbox
            .To(person.Email)
            .Select(mail => mail.Message.MessageId)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle();
    }

    private Task<string> StatusAsync(Person person) =>
        service.Sql.ScalarAsync<string>("SELECT status FROM mails WHERE user_id = $1", person.UserId);

    private Process StartSender(Postbox postbox) =>
        ApiProcess.Start([
            ("ConnectionStrings__Default", service.ConnectionString),
            .. postbox.Settings("__").Select(setting => (setting.Key, (string?)setting.Value)),
        ]);
}

/// <summary>An instance that sells and sends no mails.</summary>
public sealed class Sellers() : Service(instances: 1)
{
    protected override IReadOnlyList<string> Without { get; } = ["MailWorker"];
}
