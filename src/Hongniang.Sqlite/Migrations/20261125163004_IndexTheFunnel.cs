using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexTheFunnel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Needs_State_StateSince",
                table: "Needs");

            migrationBuilder.DropIndex(
                name: "IX_Needs_SubmittedAt",
                table: "Needs");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_Clocks",
                table: "Needs",
                columns: new[] { "State", "StateSince", "ValidUntil", "HolderId", "EnterpriseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_Funnel",
                table: "Needs",
                columns: new[] { "SubmittedAt", "State", "HolderId", "EnterpriseId", "AcceptedAt", "PublishedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Needs_Clocks",
                table: "Needs");

            migrationBuilder.DropIndex(
                name: "IX_Needs_Funnel",
                table: "Needs");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_State_StateSince",
                table: "Needs",
                columns: new[] { "State", "StateSince" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_SubmittedAt",
                table: "Needs",
                column: "SubmittedAt");
        }
    }
}
