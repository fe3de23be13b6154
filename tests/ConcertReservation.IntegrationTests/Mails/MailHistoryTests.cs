using System.Net;
using ConcertReservation.IntegrationTests.Finding;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Refunds;
using SmtpServer.Protocol;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>The mails in the history of a reservation, and the language of a holder.</summary>
public sealed class MailHistoryTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task Story_MailedSentAgainAndRefunded_HasEachMailWithItsTime()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, id) = await service.ConfirmedBuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();
        await UntilSentAsync(person, 1);
        (await staff.Client.PostAsync($"/admin/reservations/{id}/mail")).ShouldBe(HttpStatusCode.Accepted);
        await service.Postbox.UntilAsync(person.Email, 2);
        await UntilSentAsync(person, 2);
        (await person.RefundAsync(id)).ShouldBe(HttpStatusCode.Created);
        await service.Postbox.UntilAsync(person.Email, 3);
        await UntilSentAsync(person, 3);

        var story = await staff.StoryAsync(id);

        var mails = story.Items("history").Where(step => step["kind"]!.GetValue<string>() == "mailed").ToList();
        mails.Select(step => step["mail"]!.GetValue<string>()).Should().Equal("confirmation", "confirmation", "refund");
        mails.Select(step => step["at"].ShouldBeTime()).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task Story_MessageToHoldersAndTurn_HasThem()
    {
        var concert = await service.Crowd.ConcertAsync(
            seats: 2,
            price: 10_000,
            policy: RequestBodies.Policy(maxActive: 1)
        );
        var inside = await service.VisitorAsync(concert);
        var buyer = await (await service.Crowd.CustomerAsync(10_000)).InLineAsync(concert);
        (await buyer.RequestTurnMailAsync(concert)).ShouldBe(HttpStatusCode.OK);
        (await inside.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
        await service.Postbox.UntilAsync(buyer.Email);
        var held = await buyer.HoldAsync(concert, concert.SeatIds[0]);
        var id = held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        (await buyer.PayAsync(id)).ShouldBe(HttpStatusCode.Created);
        var staff = await service.Crowd.OperatorAsync();
        (
            await staff.Client.PostAsync(
                $"/admin{concert.Path}/messages",
                new
                {
                    to = "holders",
                    subject = "Doors",
                    text = "18:00",
                }
            )
        ).ShouldBe(HttpStatusCode.Accepted);
        await UntilSentAsync(buyer, 3);

        var mails = (await staff.StoryAsync(id)).Items("history").Select(step => step["mail"]?.GetValue<string>());

        mails.Should().Contain(["turn_began", "confirmation", "message"]);
    }

    [Fact]
    public async Task Story_TheAddressDoesNotExist_HasTheReason()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such person");
        try
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
            var (person, id) = await service.BuyerAsync(concert);
            await Eventually.Is(async () => await service.StatusAsync(person.UserId) == "given_up", "it is given up");
            var staff = await service.Crowd.OperatorAsync();

            var step = (await staff.StoryAsync(id)).Items("history")[^1];

            step["kind"]!.GetValue<string>().Should().Be("mail_given_up");
            step["mail"]!.GetValue<string>().Should().Be("confirmation");
            step["reason"]!.GetValue<string>().Should().StartWith("550 no such person");
        }
        finally
        {
            service.Postbox.OnRecipient = _ => null;
        }
    }

    [Theory]
    [InlineData("en", "Your tickets: 밤의 노래")]
    [InlineData("ko", "[예매 완료] 밤의 노래")]
    [InlineData(null, "[예매 완료] 밤의 노래")]
    public async Task Issue_WithALanguage_MailsTheHolderInIt(string? language, string subject)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var staff = await service.Crowd.OperatorAsync();
        var email = $"guest{concert.ConcertId}@test.example";

        var issued = await staff.Client.PostAsync(
            concert.Issues(),
            new
            {
                seatIds = concert.SeatIds,
                method = "comp",
                holder = new
                {
                    name = "Guest",
                    email,
                    language,
                },
            }
        );

        issued.ShouldBe(HttpStatusCode.Created);
        issued.Json!["holder"]!["language"]!.GetValue<string>().Should().Be(language ?? "ko");
        (await service.Postbox.UntilAsync(email))[0].Subject.Should().Be(subject);
        await Eventually.Is(
            async () =>
                (await staff.StoryAsync(issued.Get<Guid>("reservationId")))
                    .Items("history")
                    .Any(step => step["kind"]!.GetValue<string>() == "mailed"),
            "the mail is in the history"
        );
    }

    [Fact]
    public async Task Issue_UnknownLanguage_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostAsync(
            concert.Issues(),
            new
            {
                seatIds = concert.SeatIds,
                method = "comp",
                holder = new { name = "Guest", language = "fr" },
            }
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Story_CheckInUndone_HasBoth()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (person, id) = await service.ConfirmedBuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();
        var ticket = (await person.Client.GetAsync($"/reservations/{id}/ticket")).Items("tickets")[0];
        var checkIn = new { code = ticket["code"]!.GetValue<string>(), performanceId = concert.PerformanceId };
        (await staff.Client.PostAsync("/admin/check-ins", checkIn)).ShouldBe(HttpStatusCode.OK);
        (await staff.Client.DeleteAsync($"/admin/check-ins/{ticket["ticketId"]!.GetValue<string>()}")).ShouldBe(
            HttpStatusCode.NoContent
        );

        var steps = (await staff.StoryAsync(id)).Items("history");

        steps
            .Select(step => step["kind"]!.GetValue<string>())
            .Where(kind => kind.StartsWith("check", StringComparison.Ordinal))
            .Should()
            .Equal("checked_in", "check_in_undone");
        var undone = steps.Single(step => step["kind"]!.GetValue<string>() == "check_in_undone");
        undone["operator"]!.GetValue<string>().Should().Be("Someone");
        undone["seats"]!.AsArray().Single()!.GetValue<string>().Should().Be("1");
    }

    [Fact]
    public async Task Story_CheckInUndoneByTheVersionBefore_HasBoth()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (_, id) = await service.ConfirmedBuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO audit_entries (id, at, operator_id, action, target, before)
            VALUES (gen_random_uuid(), $1, $2, 'ticket.undo_check_in', $3, '"2026-11-01T10:00:00.123Z"')
            """,
            service.Clock.GetUtcNow(),
            staff.UserId,
            $"reservation/{id}"
        );

        var steps = (await staff.StoryAsync(id)).Items("history");

        steps.Select(step => step["kind"]!.GetValue<string>()).Should().Contain("check_in_undone");
        steps.Single(step => step["kind"]!.GetValue<string>() == "checked_in")["at"]!
            .GetValue<string>()
            .Should()
            .Be("2026-11-01T10:00:00.123Z");
    }

    private Task UntilSentAsync(Person person, int mails) =>
        Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>(
                    "SELECT coalesce(sum(cardinality(sent_at)), 0)::bigint FROM mails WHERE user_id = $1",
                    person.UserId
                ) == mails,
            $"{mails} mails are marked"
        );
}
