using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>Instances that send their mails to a <see cref="Testing.Mails.Postbox"/>.</summary>
public abstract class MailingServiceBase : Service, IDisposable
{
    protected MailingServiceBase(int instances, Postbox postbox)
        : base(instances, postbox.Settings()) => Postbox = postbox;

    public Postbox Postbox { get; }

    public void Dispose()
    {
        Postbox.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A customer who has bought a seat, after the confirmation has arrived.</summary>
    public async Task<(Person Person, Guid ReservationId)> ConfirmedBuyerAsync(
        ConcertOnSale concert,
        string? language = null
    )
    {
        var person = await this.VisitorAsync(concert, balance: 100_000);
        if (language is not null)
            (await person.Client.PatchAsync("/users/me", new { language })).EnsureSuccess();
        var held = await person.HoldAsync(concert, concert.SeatIds[0]);
        var reservationId = held.EnsureSuccess().Get<Guid>("reservationId");
        (await person.PayAsync(reservationId)).EnsureSuccess();
        await Postbox.UntilAsync(person.Email);
        return (person, reservationId);
    }

    /// <summary>Stores a mailing, as its cause does in its transaction.</summary>
    public async Task AddAsync(Mailing mailing)
    {
        await using var scope = Hosts[0].Services.CreateAsyncScope();
        var mailings = scope.ServiceProvider.GetRequiredService<IMailingRepository>();
        await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .ExecuteAsync(
                _ =>
                {
                    mailings.Add(mailing);
                    return Task.FromResult(true);
                },
                default
            );
    }

    public Task<string> StatusAsync(Guid userId) =>
        Sql.ScalarAsync<string>("SELECT status FROM mails WHERE user_id = $1", userId);
}

public sealed class MailingService() : MailingServiceBase(instances: 1, Postbox.Start());

public sealed class TwoMailingServices() : MailingServiceBase(instances: 2, Postbox.Start());
