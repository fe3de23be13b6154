namespace ConcertReservation.IntegrationTests.Purchases;

/// <summary>The schema refuses every reservation of one customer until disposal.</summary>
internal sealed class RefusedCustomer : IAsyncDisposable
{
    private readonly Service _service;

    private RefusedCustomer(Service service) => _service = service;

    public static async Task<RefusedCustomer> CreateAsync(Service service, Person customer)
    {
        await service.Sql.ExecuteAsync(
            $"ALTER TABLE reservations ADD CONSTRAINT ck_refused CHECK (user_id <> '{customer.UserId}') NOT VALID"
        );
        return new RefusedCustomer(service);
    }

    public async ValueTask DisposeAsync() =>
        await _service.Sql.ExecuteAsync("ALTER TABLE reservations DROP CONSTRAINT ck_refused");
}
