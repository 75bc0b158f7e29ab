using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class Completeness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CountingRules",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "CampaignId",
                table: "follow_ups",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PhoneConfirmedOn",
                table: "clients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Measure = table.Column<int>(type: "INTEGER", nullable: false),
                    Which = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnFieldId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_days", x => new { x.Day, x.SalonId, x.Measure, x.Which, x.OwnFieldId });
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Slice = table.Column<string>(type: "TEXT", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "card_counts",
                columns: table => new
                {
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Which = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Slice = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_counts", x => new { x.By, x.SalonId, x.Which, x.Slice, x.Missing });
                });

            migrationBuilder.CreateTable(
                name: "card_states",
                columns: table => new
                {
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MadeBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    GuestMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    Stages = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnFilled = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_states", x => x.ClientId);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_pairs",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecondId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicate_pairs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "match_keys",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_keys", x => new { x.Key, x.ClientId });
                });

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SurvivorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MergedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MergedNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    MergedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MergedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    BeforeSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RowSeal = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_merges_clients_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_CampaignId",
                table: "follow_ups",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_SentAt",
                table: "campaigns",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_states_MadeOn",
                table: "card_states",
                column: "MadeOn");

            migrationBuilder.CreateIndex(
                name: "IX_card_states_SalonId_MadeBy",
                table: "card_states",
                columns: new[] { "SalonId", "MadeBy" });

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_FirstId_SecondId",
                table: "duplicate_pairs",
                columns: new[] { "FirstId", "SecondId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_SecondId",
                table: "duplicate_pairs",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_State_Score",
                table: "duplicate_pairs",
                columns: new[] { "State", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_match_keys_ClientId",
                table: "match_keys",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_merges_MergedNumber",
                table: "merges",
                column: "MergedNumber");

            migrationBuilder.CreateIndex(
                name: "IX_merges_standing",
                table: "merges",
                column: "MergedId",
                unique: true,
                filter: "UndoneAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_merges_SurvivorId",
                table: "merges",
                column: "SurvivorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_days");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "card_counts");

            migrationBuilder.DropTable(
                name: "card_states");

            migrationBuilder.DropTable(
                name: "duplicate_pairs");

            migrationBuilder.DropTable(
                name: "match_keys");

            migrationBuilder.DropTable(
                name: "merges");

            migrationBuilder.DropIndex(
                name: "IX_follow_ups_CampaignId",
                table: "follow_ups");

            migrationBuilder.DropColumn(
                name: "CountingRules",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "CampaignId",
                table: "follow_ups");

            migrationBuilder.DropColumn(
                name: "PhoneConfirmedOn",
                table: "clients");
        }
    }
}
