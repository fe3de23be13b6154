namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>
/// Splits an empty, migrated database like a distributed PostgreSQL: the tables of a sale by concert, the tables of
/// money by customer, each into partitions that stand for shards. Keys and foreign keys get the column of the split;
/// foreign keys between the two kinds are removed. Accounts stay whole, as a copy on every machine.
/// </summary>
internal static class Split
{
    public const string Partition = "_shard_";

    public const string Sql = """
        CREATE TEMP TABLE split (name text PRIMARY KEY, key name NOT NULL, kind text NOT NULL);
        INSERT INTO split VALUES
            ('concerts', 'id', 'concert'),
            ('performances', 'concert_id', 'concert'),
            ('seats', 'concert_id', 'concert'),
            ('seat_changes', 'concert_id', 'concert'),
            ('lines', 'concert_id', 'concert'),
            ('queue_tokens', 'concert_id', 'concert'),
            ('departures', 'concert_id', 'concert'),
            ('reservations', 'concert_id', 'concert'),
            ('reservation_seats', 'concert_id', 'concert'),
            ('payments', 'concert_id', 'concert'),
            ('refunds', 'concert_id', 'concert'),
            ('refunded_seats', 'concert_id', 'concert'),
            ('check_ins', 'concert_id', 'concert'),
            ('cancellations', 'concert_id', 'concert'),
            ('cancellation_refunds', 'concert_id', 'concert'),
            ('refusals', 'concert_id', 'concert'),
            ('wallets', 'user_id', 'person'),
            ('ledger_entries', 'user_id', 'person'),
            ('idempotency_keys', 'user_id', 'person');

        CREATE FUNCTION pg_temp.columns_of(relation oid, numbers int2[]) RETURNS name[] LANGUAGE sql AS $$
            SELECT array_agg(attname ORDER BY n)
            FROM unnest(numbers) WITH ORDINALITY AS number (attnum, n)
            JOIN pg_attribute USING (attnum) WHERE attrelid = relation
        $$;

        CREATE FUNCTION pg_temp.list_of(columns name[]) RETURNS text LANGUAGE sql AS $$
            SELECT string_agg(quote_ident(name), ', ' ORDER BY n) FROM unnest(columns) WITH ORDINALITY AS c (name, n)
        $$;

        DO $$
        DECLARE
            part split; own record;
        BEGIN
            FOR part IN SELECT * FROM split LOOP
                EXECUTE format('ALTER TABLE %I RENAME TO %I', part.name, part.name || '_whole');
            END LOOP;

            FOR part IN SELECT * FROM split LOOP
                EXECUTE format(
                    'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY HASH (%I)',
                    part.name, part.name || '_whole', part.key);
                FOR n IN 0..3 LOOP
                    EXECUTE format(
                        'CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 4, REMAINDER %s)',
                        part.name || '_shard_' || part.kind || n, part.name, n);
                END LOOP;
                FOR own IN
                    SELECT attname FROM pg_attribute
                    WHERE attrelid = (part.name || '_whole')::regclass AND attidentity <> ''
                LOOP
                    EXECUTE format('CREATE SEQUENCE %I', part.name || '_key');
                    EXECUTE format(
                        'ALTER TABLE %I ALTER %I SET DEFAULT nextval(%L)', part.name, own.attname, part.name || '_key');
                END LOOP;
                FOR own IN
                    SELECT indisunique, indisprimary, pg_get_expr(indpred, indrelid) AS predicate,
                        pg_temp.columns_of(indrelid, indkey::int2[]) AS columns
                    -- An index over an expression is never a key.
                    FROM pg_index WHERE indrelid = (part.name || '_whole')::regclass AND indexprs IS NULL
                LOOP
                    IF own.indisunique AND part.key <> ALL (own.columns) THEN
                        own.columns := own.columns || part.key;
                    END IF;
                    IF own.indisprimary THEN
                        EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (%s)', part.name, pg_temp.list_of(own.columns));
                    ELSE
                        EXECUTE format(
                            'CREATE %s INDEX ON %I (%s) %s',
                            CASE WHEN own.indisunique THEN 'UNIQUE' END,
                            part.name, pg_temp.list_of(own.columns), 'WHERE ' || own.predicate);
                    END IF;
                END LOOP;
            END LOOP;

            FOR own IN
                SELECT child.name AS child, pg_temp.columns_of(conrelid, conkey) AS columns,
                    coalesce(parent.name, confrelid::regclass::text) AS parent,
                    pg_temp.columns_of(confrelid, confkey) AS referred,
                    child.key, parent.key AS parent_key,
                    CASE confupdtype WHEN 'c' THEN 'ON UPDATE CASCADE' END AS on_update
                FROM pg_constraint
                JOIN split AS child ON (child.name || '_whole')::regclass = conrelid
                LEFT JOIN split AS parent ON (parent.name || '_whole')::regclass = confrelid
                WHERE contype = 'f' AND coalesce(parent.kind, child.kind) = child.kind
            LOOP
                IF own.parent_key IS NOT NULL AND own.key <> ALL (own.columns) THEN
                    own.columns := own.columns || own.key;
                    own.referred := own.referred || own.parent_key;
                END IF;
                EXECUTE format(
                    'ALTER TABLE %I ADD FOREIGN KEY (%s) REFERENCES %I (%s) %s',
                    own.child, pg_temp.list_of(own.columns), own.parent, pg_temp.list_of(own.referred), own.on_update);
            END LOOP;

            FOR own IN
                SELECT name, pg_get_triggerdef(pg_trigger.oid) AS definition
                FROM pg_trigger JOIN split ON (name || '_whole')::regclass = tgrelid WHERE NOT tgisinternal
            LOOP
                EXECUTE replace(own.definition, own.name || '_whole', own.name);
            END LOOP;

            FOR part IN SELECT * FROM split LOOP
                EXECUTE format('DROP TABLE %I CASCADE', part.name || '_whole');
            END LOOP;
        END $$;
        """;
}
