using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class Calls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_counts",
                columns: table => new
                {
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Searches = table.Column<int>(type: "INTEGER", nullable: false),
                    Hits = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_counts", x => new { x.AccountId, x.Hour });
                    table.ForeignKey(
                        name: "FK_search_counts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "telephone_exchanges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    LoginSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RowSeal = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SecretSealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telephone_exchanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExchangeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ExternalId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Direction = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Line = table.Column<string>(type: "TEXT", nullable: true),
                    NumberIndex = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HandedTo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HandedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    PromiseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CallBackId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    NoteSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NumberSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RecordingSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RowSeal = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calls_clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "clients",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_calls_promises_PromiseId",
                        column: x => x.PromiseId,
                        principalTable: "promises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_calls_salons_SalonId",
                        column: x => x.SalonId,
                        principalTable: "salons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_calls_tasks_CallBackId",
                        column: x => x.CallBackId,
                        principalTable: "tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_calls_telephone_exchanges_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "telephone_exchanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exchange_lines",
                columns: table => new
                {
                    ExchangeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Line = table.Column<string>(type: "TEXT", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_lines", x => new { x.ExchangeId, x.Line });
                    table.ForeignKey(
                        name: "FK_exchange_lines_salons_SalonId",
                        column: x => x.SalonId,
                        principalTable: "salons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_exchange_lines_telephone_exchanges_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "telephone_exchanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seen_signatures",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExchangeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_signatures", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_seen_signatures_telephone_exchanges_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "telephone_exchanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_calls_CallBackId",
                table: "calls",
                column: "CallBackId");

            migrationBuilder.CreateIndex(
                name: "IX_calls_ClientId_StartedAt",
                table: "calls",
                columns: new[] { "ClientId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_ExchangeId_ExternalId",
                table: "calls",
                columns: new[] { "ExchangeId", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calls_NumberIndex",
                table: "calls",
                column: "NumberIndex");

            migrationBuilder.CreateIndex(
                name: "IX_calls_PromiseId",
                table: "calls",
                column: "PromiseId");

            migrationBuilder.CreateIndex(
                name: "IX_calls_SalonId_StartedAt",
                table: "calls",
                columns: new[] { "SalonId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_State_StartedAt",
                table: "calls",
                columns: new[] { "State", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_exchange_lines_SalonId",
                table: "exchange_lines",
                column: "SalonId");

            migrationBuilder.CreateIndex(
                name: "IX_seen_signatures_At",
                table: "seen_signatures",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_seen_signatures_ExchangeId",
                table: "seen_signatures",
                column: "ExchangeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "exchange_lines");

            migrationBuilder.DropTable(
                name: "search_counts");

            migrationBuilder.DropTable(
                name: "seen_signatures");

            migrationBuilder.DropTable(
                name: "telephone_exchanges");
        }
    }
}
