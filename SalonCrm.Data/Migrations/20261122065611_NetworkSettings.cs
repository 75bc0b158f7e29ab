using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class NetworkSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OutOf",
                table: "surveys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "salons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "salons",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "OptionalFields",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "masters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "masters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<byte[]>(
                name: "HobbiesSealed",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "MaritalStatusSealed",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreferredChannelSealed",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreferredLanguageSealed",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "WorkplaceSealed",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SalonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hundredths = table.Column<long>(type: "INTEGER", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services", x => x.Id);
                    table.ForeignKey(
                        name: "FK_services_salons_SalonId",
                        column: x => x.SalonId,
                        principalTable: "salons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_templates",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: true),
                    BestScore = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_templates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_services_SalonId",
                table: "services",
                column: "SalonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "survey_templates");

            migrationBuilder.DropColumn(
                name: "OutOf",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "salons");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "salons");

            migrationBuilder.DropColumn(
                name: "OptionalFields",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "masters");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "masters");

            migrationBuilder.DropColumn(
                name: "HobbiesSealed",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "MaritalStatusSealed",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "PreferredChannelSealed",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "PreferredLanguageSealed",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "WorkplaceSealed",
                table: "clients");
        }
    }
}
