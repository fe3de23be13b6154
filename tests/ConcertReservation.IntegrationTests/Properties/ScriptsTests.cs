using ConcertReservation.IntegrationTests.Properties.Checking;
using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.IntegrationTests.Properties;

/// <summary>The scripts themselves, without the service.</summary>
public sealed class ScriptsTests
{
    private const string Answers = """
        Join: 201 active, 201 waiting, 200 active, 200 waiting
        Look: 200 active, 200 waiting, 200 completed, 200 expired, 200 left, 404 queue_token_not_found
        Hold: 201 held, 202 waiting, 401 queue_token_expired, 409 seat_unavailable, 409 seat_limit_reached
        Pay: 202 waiting, 401 queue_token_expired, 402 insufficient_balance, 404 reservation_not_found
        Pay: 409 amount_mismatch, 409 reservation_expired, 409 reservation_cancelled, 409 reservation_already_paid
        Release: 204, 404 reservation_not_found, 409 reservation_already_paid
        Refund: 400 validation_failed, 404 reservation_not_found, 409 reservation_not_paid, 409 refund_closed
        Repeat: 201 replayed, 402 replayed, 404 replayed, 409 replayed, 201 held, 202 waiting
        """;

    [Fact]
    public void Scripts_OfARun_CoverEveryResponse()
    {
        var met = new HashSet<string>(StringComparer.Ordinal);

        Prop.ForAll(Scripts.Any, script => met.UnionWith(script.Expect().Select(Kind))).Check(Sample.Usual);

        Answers.Split('\n').SelectMany(Kinds).Except(met, StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void Failure_ServiceWithAStoppedClock_IsShrunkToTheFewestLines()
    {
        var property = Prop.ForAll(Scripts.Any, script => script.PlayAsync(TimelessService()));

        var failure = Record.Exception(() => property.Check(Sample.Usual));

        failure
            .Message.Should()
            .Match(
                """
                The service and the model part ways:

                   1. 1 minute passes: done
                   >  *
                       expected  201 *, until *
                       was       201 *, until *

                Script *, shrunk * times.*PROPERTY_SEED=*
                """
            );
    }

    private static Func<Operation, Task<Reply>> TimelessService()
    {
        var sale = new Sale();
        return line => Task.FromResult(line is TimePasses ? Reply.Done : line.Expect(sale));
    }

    private static IEnumerable<string> Kinds(string answers) =>
        answers.Split(": ") is [var asked, var told] ? told.Split(", ").Select(answer => $"{asked} {answer}") : [];

    // Such as "Pay 402 insufficient_balance".
    private static string Kind((Operation Line, Reply Reply) told)
    {
        var word = told.Reply.IsReplay ? "replayed" : told.Reply.Words.Split(' ', ',')[0];
        return $"{told.Line.GetType().Name} {told.Reply.Status} {word}".TrimEnd();
    }
}
