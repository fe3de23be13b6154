using System.Net;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>Requests of mails while two instances admit and mail.</summary>
public sealed class TurnMailRaceTests(TwoMailingServices service) : IClassFixture<TwoMailingServices>
{
    private static readonly object OneSlot = RequestBodies.Policy(maxActive: 1);

    [Fact]
    public async Task Request_AdmissionWaitsForIt_IsMailed()
    {
        var concert = await service.Crowd.ConcertAsync(policy: OneSlot);
        var inside = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);

        Task<Answer> request;
        await using (var inserts = await RowLock.OnInsertsAsync(service, "turn_mails"))
        {
            // The request has locked the token and waits; the admission waits for the token.
            request = waiting.RequestTurnMailAsync(concert);
            await inserts.UntilWaitedForAsync();
            await inside.LeaveAsync(concert);
            await inserts.UntilWaitedForAsync(2);
        }

        (await request).ShouldBe(HttpStatusCode.OK).Get<bool>("requested").Should().BeTrue();
        await service.AdmittedAsync(waiting);
        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(1);
    }

    [Fact]
    public async Task Request_WhileCustomersAreAdmitted_EachIsMailedOnceOrTold()
    {
        var concert = await service.Crowd.ConcertAsync(policy: OneSlot);
        await service.VisitorAsync(concert);
        var waiting = new List<Person>();
        foreach (var person in await service.Crowd.CustomersAsync(40))
            waiting.Add(await person.InLineAsync(concert));

        var admitting = service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 100));
        var answers = await Task.WhenAll(waiting.Select(person => person.RequestTurnMailAsync(concert)));
        await admitting;
        foreach (var person in waiting)
            await service.AdmittedAsync(person);

        for (var i = 0; i < waiting.Count; i++)
            (await service.CountTurnMailsAsync(waiting[i], "turn_began"))
                .Should()
                .Be(answers[i].ShouldBe(HttpStatusCode.OK).Get<bool>("requested") ? 1 : 0);
        (await service.CountRequestsAsync(concert)).Should().Be(0);
    }

    [Fact]
    public async Task Admit_TheConnectionIsLostBeforeTheMails_AdmitsAndMailsOnceLater()
    {
        var concert = await service.Crowd.ConcertAsync(policy: OneSlot);
        var (inside, waiting) = await service.WaitingForMailAsync(concert);

        await using (var inserts = await RowLock.OnInsertsAsync(service, "mails"))
        {
            await inside.LeaveAsync(concert);
            await inserts.UntilWaitedForAsync();
            (
                await service.Sql.ScalarAsync<string>(
                    "SELECT status FROM queue_tokens WHERE user_id = $1",
                    waiting.UserId
                )
            )
                .Should()
                .Be("waiting", "the admission is not committed without its mails");
            await inserts.KillWaitersAsync();
        }

        await service.AdmittedAsync(waiting);
        (await service.Postbox.UntilAsync(waiting.Email)).Should().ContainSingle();
        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(1);
    }

    [Fact]
    public async Task Near_TwoInstances_MailEachCustomerOnce()
    {
        var policy = RequestBodies.Policy(maxActive: 20, activeFor: "00:10:00");
        var concert = await service.Crowd.ConcertAsync(policy: policy);
        foreach (var person in await service.Crowd.CustomersAsync(20))
            await person.InLineAsync(concert);
        var waiting = new List<Person>();
        foreach (var person in await service.Crowd.CustomersAsync(20))
        {
            waiting.Add(await person.InLineAsync(concert));
            (await waiting[^1].RequestTurnMailAsync(concert)).ShouldBe(HttpStatusCode.OK);
        }

        service.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var person in waiting)
            await service.Postbox.UntilAsync(person.Email);

        foreach (var person in waiting)
            (await service.CountTurnMailsAsync(person, "turn_near")).Should().Be(1);
    }
}
