using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CompareBudgetsAsNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Needs_Budget",
                table: "Needs");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Needs_Budget",
                table: "Needs",
                sql: "\"BudgetFrom\" IS NULL OR \"BudgetTo\" IS NULL OR CAST(\"BudgetFrom\" AS DOUBLE PRECISION) <= CAST(\"BudgetTo\" AS DOUBLE PRECISION)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Needs_Budget",
                table: "Needs");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Needs_Budget",
                table: "Needs",
                sql: "\"BudgetFrom\" IS NULL OR \"BudgetTo\" IS NULL OR \"BudgetFrom\" <= \"BudgetTo\"");
        }
    }
}
