using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Assignments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AssignmentRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Settings = table.Column<string>(type: "text", nullable: false),
                    BasedOn = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    TotalNeeds = table.Column<int>(type: "integer", nullable: false),
                    DoneNeeds = table.Column<int>(type: "integer", nullable: false),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    HeartbeatAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AdoptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AdoptedByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    AdoptedCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentRuns", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "NumberSeries",
                columns: new[] { "Series", "Last" },
                values: new object[] { "FP", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRuns_HolderId_CreatedAt",
                table: "AssignmentRuns",
                columns: new[] { "HolderId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRuns_Number",
                table: "AssignmentRuns",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRuns_State",
                table: "AssignmentRuns",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssignmentRuns");

            migrationBuilder.DeleteData(
                table: "NumberSeries",
                keyColumn: "Series",
                keyValue: "FP");
        }
    }
}
