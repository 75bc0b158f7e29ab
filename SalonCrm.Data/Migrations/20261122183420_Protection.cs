using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class Protection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Roster",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SaltNumber",
                table: "clients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_limits",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: true),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Networks = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_limits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_access_limits_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenBy = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "backup_runs",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Result = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    Clients = table.Column<int>(type: "INTEGER", nullable: true),
                    TrailSeq = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backup_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "canaries",
                columns: table => new
                {
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlantedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PlantedBy = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canaries", x => x.ClientId);
                });

            migrationBuilder.CreateTable(
                name: "erased_clients",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    AgainAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erased_clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "key_rotations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    OldKey = table.Column<int>(type: "INTEGER", nullable: false),
                    NewKey = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Table = table.Column<string>(type: "TEXT", nullable: true),
                    Cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_rotations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "known_devices",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Mark = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Device = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_devices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_known_devices_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "past_services",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    MasterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ServiceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Hundredths = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_services", x => x.Id);
                    table.ForeignKey(
                        name: "FK_past_services_salons_SalonId",
                        column: x => x.SalonId,
                        principalTable: "salons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "protection_rules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    RevealsInTenMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    RevealsADay = table.Column<int>(type: "INTEGER", nullable: false),
                    UnusualCardsInTenMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    UnusualSearchesInTenMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    NightFrom = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    NightTo = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    ManagersNeedSecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    BacksUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    BackupAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    KeptDaily = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptWeekly = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptMonthly = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Device = table.Column<string>(type: "TEXT", nullable: true),
                    KnownDeviceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SecondFactorAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sessions_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_tries",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FreeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_tries", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_trail_AccountId_Action_At",
                table: "trail",
                columns: new[] { "AccountId", "Action", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_trail_At",
                table: "trail",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_trail_ObjectId_ObjectVersion",
                table: "trail",
                columns: new[] { "ObjectId", "ObjectVersion" },
                filter: "ObjectSeal IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_access_limits_AccountId",
                table: "access_limits",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_limits_Role",
                table: "access_limits",
                column: "Role",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alerts_At",
                table: "alerts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_backup_runs_StartedAt",
                table: "backup_runs",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_known_devices_AccountId_Mark",
                table: "known_devices",
                columns: new[] { "AccountId", "Mark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_past_services_SalonId_Month",
                table: "past_services",
                columns: new[] { "SalonId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_AccountId_StartedAt",
                table: "sessions",
                columns: new[] { "AccountId", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_limits");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "backup_runs");

            migrationBuilder.DropTable(
                name: "canaries");

            migrationBuilder.DropTable(
                name: "erased_clients");

            migrationBuilder.DropTable(
                name: "key_rotations");

            migrationBuilder.DropTable(
                name: "known_devices");

            migrationBuilder.DropTable(
                name: "past_services");

            migrationBuilder.DropTable(
                name: "protection_rules");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_tries");

            migrationBuilder.DropIndex(
                name: "IX_trail_AccountId_Action_At",
                table: "trail");

            migrationBuilder.DropIndex(
                name: "IX_trail_At",
                table: "trail");

            migrationBuilder.DropIndex(
                name: "IX_trail_ObjectId_ObjectVersion",
                table: "trail");

            migrationBuilder.DropColumn(
                name: "Roster",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "SaltNumber",
                table: "clients");
        }
    }
}
