using ConcertReservation.Infrastructure.Database;
using ConcertReservation.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Reservations of the version before get serials, also when the migration is interrupted.</summary>
public sealed class SerialMigrationTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    private const int Stored = 2_500;

    private const string Reservations = """
        INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
            lockout_enabled, access_failed_count)
        VALUES ('0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01', 'Kim', 'customer', 'k', 'K', 'k', 'K', false, 0);
        INSERT INTO concerts (id, title, venue_name, venue_address, time_zone, sale_opens_at, last_starts_at)
        VALUES (1, 'T', 'V', 'A', 'Asia/Seoul', now(), now());
        INSERT INTO performances (id, concert_id, starts_at, price_from, total_seats) VALUES (1, 1, now(), 0, 1);
        INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
        SELECT gen_random_uuid(), 1, 1, '0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01', 'expired', 0, now(),
            now() + interval '1 minute'
        FROM generate_series(1, 2500)
        """;

    [Fact]
    public async Task Migrate_StoredReservationsAfterAnInterruption_GetOneSerialEach()
    {
        await MigrateAsync(before: true);
        await database.Sql.ExecuteAsync(Reservations);
        await InterruptAsync();

        await MigrateAsync(before: false);

        (await CountAsync("SELECT count(DISTINCT serial) FROM reservations")).Should().Be(Stored);
        (await CountAsync("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).Should().Be(0);
        (
            await CountAsync(
                "SELECT count(*) FROM pg_attribute WHERE attrelid = 'reservations'::regclass AND attname = 'serial' AND attnotnull"
            )
        )
            .Should()
            .Be(1);
    }

    // The process died after the first batch, and while it built an index.
    private async Task InterruptAsync()
    {
        await database.Sql.ExecuteAsync("CREATE SEQUENCE reservation_serials");
        await database.Sql.ExecuteAsync("ALTER TABLE reservations ADD COLUMN serial bigint");
        await database.Sql.ExecuteAsync(
            """
            UPDATE reservations SET serial = nextval('reservation_serials')
            WHERE id IN (SELECT id FROM reservations ORDER BY id LIMIT 1000)
            """
        );
        await database.Sql.ExecuteAsync("CREATE INDEX ux_reservations_serial ON reservations (serial)");
    }

    private Task<long> CountAsync(string sql) => database.Sql.ScalarAsync<long>(sql);

    private async Task MigrateAsync(bool before)
    {
        var options = new DbContextOptionsBuilder<ConcertReservationDb>()
            .UseNpgsql(database.ConnectionString + ";Pooling=false")
            .Options;
        await using var db = new ConcertReservationDb(options);
        var migrations = db.Database.GetMigrations().ToList();
        var number = migrations.FindIndex(name => name.EndsWith("_FindingPeople", StringComparison.Ordinal));
        await db.GetService<IMigrator>().MigrateAsync(before ? migrations[number - 1] : migrations[number]);
    }
}
