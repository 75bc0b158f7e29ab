using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class Inventories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Inventory",
                table: "trail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "service_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "purchases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_trail_Inventory",
                table: "trail",
                columns: new[] { "ObjectId", "Seq" },
                filter: "Inventory IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_trail_Inventory",
                table: "trail");

            migrationBuilder.DropColumn(
                name: "Inventory",
                table: "trail");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "service_lines");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "purchases");
        }
    }
}
