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
            migrationBuilder.DropIndex(
                name: "IX_service_lines_VisitId",
                table: "service_lines");

            migrationBuilder.DropIndex(
                name: "IX_purchases_VisitId",
                table: "purchases");

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
                name: "IX_visits_ClientId_Id_Version_UpdatedAt",
                table: "visits",
                columns: new[] { "ClientId", "Id", "Version", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_trail_Inventory",
                table: "trail",
                columns: new[] { "ObjectId", "Seq" },
                filter: "Inventory IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_service_lines_VisitId_Id_Revision",
                table: "service_lines",
                columns: new[] { "VisitId", "Id", "Revision" });

            migrationBuilder.CreateIndex(
                name: "IX_purchases_VisitId_Id_Revision",
                table: "purchases",
                columns: new[] { "VisitId", "Id", "Revision" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_visits_ClientId_Id_Version_UpdatedAt",
                table: "visits");

            migrationBuilder.DropIndex(
                name: "IX_trail_Inventory",
                table: "trail");

            migrationBuilder.DropIndex(
                name: "IX_service_lines_VisitId_Id_Revision",
                table: "service_lines");

            migrationBuilder.DropIndex(
                name: "IX_purchases_VisitId_Id_Revision",
                table: "purchases");

            migrationBuilder.DropColumn(
                name: "Inventory",
                table: "trail");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "service_lines");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "purchases");

            migrationBuilder.CreateIndex(
                name: "IX_service_lines_VisitId",
                table: "service_lines",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_purchases_VisitId",
                table: "purchases",
                column: "VisitId");
        }
    }
}
