using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The roles <c>gate</c> and <c>box_office</c>, and accounts that were removed from the staff. The version before knows
    /// only customers and operators: it answers 500 to the sign-in of an account with a new role.
    /// </summary>
    public partial class Staff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_role",
                table: "accounts");

            migrationBuilder.AddColumn<long[]>(
                name: "performance_ids",
                table: "accounts",
                type: "bigint[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_staff",
                table: "accounts",
                column: "id",
                filter: "role <> 'customer' AND removed_at IS NULL");

            // NOT VALID: every row fulfils them, because the constraint before was stricter and the columns are new. A
            // check of all accounts would keep sign-ins waiting.
            migrationBuilder.Sql(
                """
                ALTER TABLE accounts
                    ADD CONSTRAINT ck_accounts_role
                        CHECK (role IN ('customer', 'operator', 'gate', 'box_office')) NOT VALID,
                    ADD CONSTRAINT ck_accounts_performance_ids
                        CHECK (performance_ids = '{}' OR (role = 'gate' AND cardinality(performance_ids) <= 50)) NOT VALID,
                    ADD CONSTRAINT ck_accounts_removed CHECK (removed_at IS NULL OR password_hash IS NULL) NOT VALID;

                CREATE FUNCTION keep_an_operator() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM accounts WHERE role = 'operator' AND removed_at IS NULL) THEN
                        RAISE EXCEPTION 'The last operator must stay an operator'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_accounts_last_operator';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER keep_an_operator AFTER UPDATE OF role, removed_at ON accounts FOR EACH ROW
                    WHEN (OLD.role = 'operator' AND OLD.removed_at IS NULL
                        AND (NEW.role <> 'operator' OR NEW.removed_at IS NOT NULL))
                    EXECUTE FUNCTION keep_an_operator();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER keep_an_operator ON accounts; DROP FUNCTION keep_an_operator();");

            migrationBuilder.DropIndex(
                name: "ix_accounts_staff",
                table: "accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_performance_ids",
                table: "accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_removed",
                table: "accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_role",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "performance_ids",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "accounts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_accounts_role",
                table: "accounts",
                sql: "role IN ('customer', 'operator')");
        }
    }
}
