using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Sessions and the hashes of their refresh tokens. The tables are not in the model, because only SQL reads them. The
    /// version before does not know them: its refresh tokens become sessions when they are used at this version.
    /// </summary>
    public partial class Sessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE sessions (
                    session_id uuid PRIMARY KEY,
                    user_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    created_at timestamptz NOT NULL,
                    last_used_at timestamptz NOT NULL,
                    expires_at timestamptz NOT NULL,
                    ended_at timestamptz,
                    address text NOT NULL,
                    network text NOT NULL,
                    user_agent text NOT NULL
                );
                CREATE INDEX ix_sessions_user_id ON sessions (user_id, network);
                CREATE INDEX ix_sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;
                CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);

                CREATE TABLE refresh_tokens (
                    hash bytea PRIMARY KEY,
                    session_id uuid NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
                    user_id uuid NOT NULL,
                    used_at timestamptz,
                    used_address text,
                    used_user_agent text
                );
                CREATE INDEX ix_refresh_tokens_session_id ON refresh_tokens (session_id);
                CREATE INDEX ix_refresh_tokens_used_at ON refresh_tokens (used_at) WHERE used_at IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE refresh_tokens; DROP TABLE sessions;");
        }
    }
}
