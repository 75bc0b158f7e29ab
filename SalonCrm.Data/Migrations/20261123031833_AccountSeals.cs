using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalonCrm.Data.Migrations
{
    /// <inheritdoc />
    public partial class AccountSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "accounts",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "accounts");
        }
    }
}
